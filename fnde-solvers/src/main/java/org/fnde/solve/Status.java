package org.fnde.solve;

/** How a solve ended. */
public sealed interface Status {

  /** It reached the last time that was asked for. */
  record Completed() implements Status {}

  /**
   * It made as many steps as it may; what was saved until then is in the solution.
   *
   * @param t the time it reached
   */
  record StepLimit(double t) implements Status {}

  /**
   * It was cancelled; what was saved until then is in the solution.
   *
   * @param t the time it reached
   */
  record Cancelled(double t) implements Status {}

  /**
   * No acceptable step was found.
   *
   * @param reason what is wrong
   * @param t the time it reached
   * @param h the last attempted step, negative in reverse time
   * @param component the component whose scaled error was largest or not finite
   */
  record Failed(String reason, double t, double h, String component) implements Status {}

  /**
   * Whether the solve reached the last time.
   *
   * @return true if completed
   */
  default boolean isCompleted() {
    return this instanceof Completed;
  }
}
