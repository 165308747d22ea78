package org.fnde.spi;

/** Provides a norm. */
public interface NormProvider extends Provider<Norm> {}
