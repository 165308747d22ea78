package org.fnde.spi;

/** Provides a step size controller. */
public interface ControllerProvider extends Provider<StepController> {}
