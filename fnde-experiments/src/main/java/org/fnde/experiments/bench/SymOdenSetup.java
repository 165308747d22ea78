package org.fnde.experiments.bench;

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
  public SymOdenStep open(SymOdenCase data, int threads, double maxStep) {
    String option = (backend.contains(":") ? "," : ":") + "threads=" + threads;
    Backend opened = providers.backend(backend + option);
    try {
      return new SymOdenStep(data, opened, objective(data, opened, maxStep));
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
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
