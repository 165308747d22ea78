package org.fnde.spi;

/** Provides an interpolation. */
public interface InterpolationProvider extends Provider<Interpolation> {}
