package org.fnde.solve.engine;

/** Takes the state at save times. */
@FunctionalInterface
interface Sink {

  /**
   * A save time was reached.
   *
   * @param index its index
   * @param inside whether the value was read inside a step; otherwise it is the state
   */
  void save(int index, boolean inside);
}
