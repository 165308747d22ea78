package org.fnde.spi;

/** How a step is made, as data from which the driver traces its step program. */
public sealed interface Method permits RungeKutta {

  /**
   * The id it is reported by.
   *
   * @return the name
   */
  String name();

  /**
   * The order that step size control uses.
   *
   * @return the order
   */
  int order();
}
