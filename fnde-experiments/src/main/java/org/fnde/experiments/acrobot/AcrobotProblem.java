package org.fnde.experiments.acrobot;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.models.Loss;
import org.fnde.models.Objective;
import org.fnde.models.ParameterLayout;
import org.fnde.models.Parameters;
import org.fnde.models.SymOden;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Solve;
import org.fnde.spi.Providers;

/**
 * Symplectic ODE-Net on windows of the acrobot's trajectories: the model solves from the first row
 * of a window to its eight times, and the loss is the mean square error over all of them.
 *
 * @param data the windows
 * @param model the vector field
 * @param providers where method, controller and norms are looked up
 * @param backend what everything runs on
 * @param cancelled asked once per step
 */
record AcrobotProblem(
    AcrobotData data,
    SymOden model,
    Providers providers,
    Backend backend,
    BooleanSupplier cancelled) {
  private static final int EVALUATION_BATCH = 256;

  ParameterLayout layout() {
    return model.parameters();
  }

  /** Loss and gradient with an adjoint norm, at the plan's tolerances. */
  Objective objective(AcrobotPlan plan, String norm, DType dtype) {
    return objective(
        plan,
        Backsolve.norm(norm).tolerances(plan.rtol(), plan.atol()),
        plan.rtol(),
        plan.atol(),
        dtype);
  }

  Objective objective(AcrobotPlan plan, Backsolve adjoint, double rtol, double atol, DType dtype) {
    Solve solve =
        Solve.of(model)
            .providers(providers)
            .method(plan.method())
            .controller(plan.controller())
            .tolerances(rtol, atol)
            .saveAt(AcrobotData.times())
            .cancelledBy(cancelled)
            .adjoint(adjoint);
    ArrayType states = new ArrayType(dtype, Shape.rows(Windows.TIMES, Windows.CHANNELS));
    return Objective.of(solve, layout(), Loss.meanSquareError(), states, backend);
  }

  /** The objective's inputs for some windows. */
  static Map<String, Array> inputs(Windows windows, int[] indices, DType dtype) {
    return Map.of(
        Objective.INITIAL, windows.initial(indices).as(dtype),
        Objective.TARGET, windows.batch(indices).as(dtype));
  }

  /** The loss over the first windows of a set, weighted by the sizes of the batches. */
  double loss(Objective objective, Parameters parameters, Windows windows, int count) {
    double sum = 0;
    for (int from = 0; from < count; from += EVALUATION_BATCH) {
      int[] indices = IntStream.range(from, Math.min(from + EVALUATION_BATCH, count)).toArray();
      Map<String, Array> inputs = inputs(windows, indices, parameters.dtype());
      sum += objective.measure(parameters, inputs).loss() * indices.length;
    }
    return sum / count;
  }

  /** Evenly spread windows, so that a part of a set has every control in it. */
  static Windows spread(Windows windows, int count) {
    int all = windows.count();
    int[] indices = IntStream.range(0, count).map(i -> (int) ((long) i * all / count)).toArray();
    return new Windows(windows.batch(indices).toFloats());
  }
}
