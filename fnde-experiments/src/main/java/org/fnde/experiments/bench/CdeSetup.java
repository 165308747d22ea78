package org.fnde.experiments.bench;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.DType;
import org.fnde.models.Classifier;
import org.fnde.models.NeuralCde;
import org.fnde.models.Objective;
import org.fnde.models.ParameterLayout;
import org.fnde.paths.Control;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Solve;
import org.fnde.spi.Interpolation;
import org.fnde.spi.Providers;

/**
 * How a step of the benchmark is solved: a linear control whose inner knots are jump times of both
 * solves.
 *
 * @param providers where ids are looked up
 * @param backend the backend, an id with options, its number of threads left out
 * @param norm the adjoint's norm, an id with options
 * @param dtype element type
 */
public record CdeSetup(Providers providers, String backend, String norm, DType dtype) {
  private static final double RTOL = 1e-3;
  private static final double ATOL = 1e-6;

  static ParameterLayout layout() {
    return NeuralCde.published(Providers.load().interpolation("linear")).parameters();
  }

  /**
   * A step of a case.
   *
   * @param data weights and batch
   * @param threads threads of the backend
   * @param maxStep the largest step of both solves in times of observations, may be infinite
   * @return the step, its programs not yet compiled; the caller closes it
   * @throws IllegalArgumentException if an id or an option does not exist
   */
  public BenchStep open(CdeCase data, int threads, double maxStep) {
    Interpolation linear = providers.interpolation("linear");
    Control control = Control.of(linear, data.times(), data.values());
    Map<String, Array> batch = new HashMap<>(control.inputs());
    batch.put(Objective.TARGET, data.labels());
    String option = (backend.contains(":") ? "," : ":") + "threads=" + threads;
    Backend opened = providers.backend(backend + option);
    try {
      Objective objective = objective(linear, control, opened, maxStep);
      return new BenchStep(data.parameters(), data.weightsHash(), batch, opened, objective);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private Objective objective(
      Interpolation linear, Control control, Backend opened, double maxStep) {
    NeuralCde model = NeuralCde.published(linear);
    Solve solve =
        Solve.of(model.term())
            .providers(providers)
            .tolerances(RTOL, ATOL)
            .maxStep(maxStep)
            .jumpTimes(control.innerKnots())
            .saveAt(control.start(), control.end())
            .adjoint(Backsolve.norm(norm));
    return new Classifier(model, solve, control.knots().type(), control.coefficients().type())
        .objective(opened);
  }

  /**
   * What is measured, in a line.
   *
   * @param data weights and batch
   * @return the line
   */
  public String describe(CdeCase data) {
    return String.format(
        Locale.ROOT,
        "Neural CDE, %d parameters, batch %d x %s, %s, dopri5, rtol %.0e, atol %.0e, jumps at the"
            + " knots, adjoint norm %s, backend %s",
        data.parameters().layout().size(),
        data.values().rows(),
        data.values().type().shape().dims(),
        dtype.name().toLowerCase(Locale.ROOT),
        RTOL,
        ATOL,
        norm,
        backend);
  }
}
