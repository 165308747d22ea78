package org.fnde.solve;

import org.fnde.backend.Array;

/**
 * Is told of every step. Called on the thread that solves, between steps; a slow listener slows the
 * solve. What it throws ends the solve.
 */
public interface StepListener {

  /** The state while a listener is called; reading it afterwards is not allowed. */
  @FunctionalInterface
  interface State {

    /**
     * Copies a component at the start of the step.
     *
     * @param component its name
     * @return its value
     * @throws IllegalArgumentException if there is no such component
     */
    Array read(String component);
  }

  /**
   * A step is about to be attempted.
   *
   * @param t where it starts
   * @param h its size before it is cut to required times, negative in reverse time
   * @param state the state at {@code t}
   */
  default void attempted(double t, double h, State state) {}

  /**
   * A step was accepted.
   *
   * @param t where it started
   * @param h its size, negative in reverse time
   * @param state the state at {@code t}
   */
  default void accepted(double t, double h, State state) {}

  /**
   * A step was rejected.
   *
   * @param t where it started
   * @param h its size, negative in reverse time
   * @param state the state at {@code t}
   */
  default void rejected(double t, double h, State state) {}
}
