package org.fnde.experiments.bench;

import java.util.Locale;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.models.Loss;
import org.fnde.models.Objective;
import org.fnde.models.SymOden;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Solve;
import org.fnde.spi.Providers;

/**
 * How a step of the benchmark is solved.
 *
 * @param providers where ids are looked up
 * @param backend the backend, an id with options, its number of threads left out
 * @param norm the adjoint's norm, an id with options
 * @param dtype element type
 */
public record SymOdenSetup(Providers providers, String backend, String norm, DType dtype) {

  /** The published tolerances, relative and absolute. */
  public static final double TOLERANCE = 1e-4;

  /**
   * A step of a case.
   *
   * @param data weights and batch
   * @param threads threads of the backend
   * @param maxStep the largest step of both solves in seconds, may be infinite
   * @return the step, its programs not yet compiled; the caller closes it
   * @throws IllegalArgumentException if an id or an option does not exist
   */
  public BenchStep open(SymOdenCase data, int threads, double maxStep) {
    String option = (backend.contains(":") ? "," : ":") + "threads=" + threads;
    Backend opened = providers.backend(backend + option);
    try {
      Map<String, Array> batch =
          Map.of(Objective.INITIAL, data.y0(), Objective.TARGET, data.target());
      return new BenchStep(
          data.parameters(), data.weightsHash(), batch, opened, objective(data, opened, maxStep));
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * What is measured, in a line.
   *
   * @param data weights and batch
   * @return the line
   */
  public String describe(SymOdenCase data) {
    return String.format(
        Locale.ROOT,
        "Symplectic ODE-Net, %d parameters, batch %d x 8, %d times, %s, dopri5, tolerances %.0e, "
            + "adjoint norm %s, backend %s",
        data.parameters().layout().size(),
        data.y0().rows(),
        data.times().length,
        dtype.name().toLowerCase(Locale.ROOT),
        TOLERANCE,
        norm,
        backend);
  }

  private Objective objective(SymOdenCase data, Backend opened, double maxStep) {
    SymOden model = SymOden.published();
    Solve solve =
        Solve.of(model)
            .providers(providers)
            .tolerances(TOLERANCE, TOLERANCE)
            .maxStep(maxStep)
            .saveAt(data.times())
            .adjoint(Backsolve.norm(norm));
    ArrayType states = new ArrayType(dtype, Shape.rows(data.times().length, SymOden.STATE));
    return Objective.of(solve, model.parameters(), Loss.meanSquareError(), states, opened);
  }
}
