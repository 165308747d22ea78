package org.fnde.experiments.training;

import java.util.Map;
import java.util.stream.IntStream;
import org.fnde.backend.Array;
import org.fnde.experiments.Solving;
import org.fnde.experiments.Split;
import org.fnde.experiments.Task;
import org.fnde.graph.DType;
import org.fnde.models.LossGradient;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.solve.Backsolve;

/**
 * Gradients at fixed weights on one batch, compared with that of a tight solve in double precision:
 * the 2-norm of the difference over that of the tight gradient, over all parameters.
 */
final class Gradients {
  /**
   * One gradient.
   *
   * @param result loss, gradient and cost
   * @param error its relative distance to the tight one
   */
  record Compared(LossGradient result, double error) {}

  private final Task task;
  private final Parameters parameters;
  private final int[] examples;
  private final double[] expected;

  /**
   * Computes the tight gradient.
   *
   * @param rows how many examples, evenly spread over the training set
   * @throws org.fnde.solve.SolveException if that solve does not reach its end
   */
  Gradients(Task task, Solving solving, Parameters parameters, int rows) {
    this.task = task;
    this.parameters = parameters;
    int count = Math.min(rows, task.size(Split.TRAIN));
    long size = task.size(Split.TRAIN);
    this.examples = IntStream.range(0, count).map(i -> (int) (i * size / count)).toArray();
    double tight = task.tightTolerance();
    Backsolve adjoint = Backsolve.norm("seminorm").tolerances(tight, tight);
    Solving exact = solving.with(adjoint, DType.FLOAT64).tolerance(tight);
    this.expected = flat(gradient(exact));
  }

  /** The gradient of another way to solve. */
  Compared compare(Solving solving) {
    LossGradient result = gradient(solving);
    double[] gradient = flat(result);
    double difference = 0;
    double size = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += (gradient[i] - expected[i]) * (gradient[i] - expected[i]);
      size += expected[i] * expected[i];
    }
    return new Compared(result, Math.sqrt(difference / size));
  }

  private LossGradient gradient(Solving solving) {
    Map<String, Array> batch = task.inputs(Split.TRAIN, examples, solving.dtype());
    try (Objective objective = task.objective(solving)) {
      return objective.gradient(parameters.as(solving.dtype()), batch);
    }
  }

  private static double[] flat(LossGradient result) {
    return result.gradient().flat().toDoubles();
  }
}
