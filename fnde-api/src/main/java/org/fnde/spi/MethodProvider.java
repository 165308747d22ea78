package org.fnde.spi;

/** Provides a method. */
public interface MethodProvider extends Provider<Method> {}
