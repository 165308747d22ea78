package org.fnde.experiments.results;

import org.fnde.solve.Statistics;

/**
 * The counts of one or several solves.
 *
 * @param nfe evaluations of the vector field (NFE)
 * @param vjpEvaluations evaluations of its vector-Jacobian product
 * @param recomputedForwards evaluations that repeat earlier ones to save memory
 * @param accepted accepted steps
 * @param rejected rejected steps
 */
public record Cost(
    long nfe, long vjpEvaluations, long recomputedForwards, long accepted, long rejected) {

  /** No cost at all. */
  public static final Cost NONE = new Cost(0, 0, 0, 0, 0);

  /**
   * The counts of a solve's statistics.
   *
   * @param statistics the statistics
   * @return the counts
   */
  public static Cost of(Statistics statistics) {
    return new Cost(
        statistics.nfe(),
        statistics.vjpEvaluations(),
        statistics.recomputedForwards(),
        statistics.accepted(),
        statistics.rejected());
  }

  /**
   * The cost of both.
   *
   * @param other the other cost
   * @return the sums
   */
  public Cost plus(Cost other) {
    return new Cost(
        nfe + other.nfe,
        vjpEvaluations + other.vjpEvaluations,
        recomputedForwards + other.recomputedForwards,
        accepted + other.accepted,
        rejected + other.rejected);
  }
}
