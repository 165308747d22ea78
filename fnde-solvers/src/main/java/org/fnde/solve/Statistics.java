package org.fnde.solve;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a solve cost.
 *
 * @param accepted accepted steps
 * @param rejected rejected steps
 * @param nfe evaluations of the vector field (NFE)
 * @param vjpEvaluations evaluations of its vector-Jacobian product; an adjoint solve makes one with
 *     every evaluation of the field, except those for the gradient with respect to times
 * @param recomputedForwards evaluations of the field that repeat earlier ones to save memory
 * @param steps every attempt in order, empty unless the solve records steps
 * @param evaluationTimes the time of every evaluation of the field in order, empty unless the solve
 *     records steps
 */
public record Statistics(
    long accepted,
    long rejected,
    long nfe,
    long vjpEvaluations,
    long recomputedForwards,
    List<Attempt> steps,
    List<Double> evaluationTimes) {

  /** No cost at all. */
  public static final Statistics NONE = new Statistics(0, 0, 0, 0, 0, List.of(), List.of());

  /** Copies the lists. */
  public Statistics {
    steps = List.copyOf(steps);
    evaluationTimes = List.copyOf(evaluationTimes);
  }

  /**
   * One attempted step.
   *
   * @param t where it starts
   * @param h its size, cut to required times, negative in reverse time
   * @param accepted whether it was accepted
   */
  public record Attempt(double t, double h, boolean accepted) {}

  /**
   * The cost of both.
   *
   * @param other what came after this
   * @return the sums, and the lists one after the other
   */
  public Statistics plus(Statistics other) {
    return new Statistics(
        accepted + other.accepted,
        rejected + other.rejected,
        nfe + other.nfe,
        vjpEvaluations + other.vjpEvaluations,
        recomputedForwards + other.recomputedForwards,
        Stream.concat(steps.stream(), other.steps.stream()).toList(),
        Stream.concat(evaluationTimes.stream(), other.evaluationTimes.stream()).toList());
  }
}
