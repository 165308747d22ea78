package org.fnde.experiments.acrobot;

import java.util.Map;
import java.util.stream.IntStream;
import org.fnde.backend.Array;
import org.fnde.graph.DType;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.solve.Backsolve;

/**
 * How far an adjoint norm's gradient is from that of a tight solve: the norm of the difference over
 * the norm of the tight gradient, over all parameters, on one small batch in double precision.
 */
final class GradientCheck {
  private static final int ROWS = 16;
  private static final double TIGHT = 1e-9;

  private final AcrobotProblem problem;
  private final AcrobotPlan plan;
  private final Parameters parameters;
  private final Map<String, Array> batch;
  private final double[] tight;

  GradientCheck(AcrobotProblem problem, AcrobotPlan plan, Parameters parameters) {
    this.problem = problem;
    this.plan = plan;
    this.parameters = parameters.as(DType.FLOAT64);
    Windows windows = AcrobotProblem.spread(problem.data().train(), ROWS);
    this.batch = AcrobotProblem.inputs(windows, IntStream.range(0, ROWS).toArray(), DType.FLOAT64);
    Backsolve adjoint = Backsolve.norm("seminorm").tolerances(TIGHT, TIGHT);
    try (Objective o = problem.objective(plan, adjoint, TIGHT, TIGHT, DType.FLOAT64)) {
      this.tight = gradient(o);
    }
  }

  double error(String norm) {
    try (Objective objective = problem.objective(plan, norm, DType.FLOAT64)) {
      double[] gradient = gradient(objective);
      double difference = 0;
      double size = 0;
      for (int i = 0; i < tight.length; i++) {
        difference += (gradient[i] - tight[i]) * (gradient[i] - tight[i]);
        size += tight[i] * tight[i];
      }
      return Math.sqrt(difference / size);
    }
  }

  private double[] gradient(Objective objective) {
    return objective.gradient(parameters, batch).gradient().flat().toDoubles();
  }
}
