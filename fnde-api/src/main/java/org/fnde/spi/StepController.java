package org.fnde.spi;

/**
 * Chooses step sizes from error ratios. Immutable and thread-safe: what it must remember lives in
 * memory that the driver keeps for every step unit. Step limits, required times and jumps are the
 * driver's.
 */
public interface StepController {

  /**
   * How many numbers it remembers per step unit; they are zero at the start of a solve.
   *
   * @return the length of its slice of the memory
   */
  default int memory() {
    return 0;
  }

  /**
   * Whether a step is good enough.
   *
   * @param ratio the norm of the error over its tolerance; not NaN
   * @return true to accept
   */
  boolean accepts(double ratio);

  /**
   * The next step size over the last attempted one. Called once after every attempt, accepted or
   * rejected.
   *
   * @param ratio the norm of the error over its tolerance, infinite if the step was not finite
   * @param order the method's order
   * @param memory the driver's memory, changed in place
   * @param at where this controller's slice begins
   * @return the factor, above 0
   */
  double factor(double ratio, int order, double[] memory, int at);
}
