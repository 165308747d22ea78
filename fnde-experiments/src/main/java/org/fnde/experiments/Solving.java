package org.fnde.experiments;

import org.fnde.graph.DType;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Solve;

/**
 * How an objective solves.
 *
 * @param method the method of both solves, an id with options
 * @param controller the step size controller of both solves, an id with options
 * @param rtol relative tolerance of the forward solve
 * @param atol absolute tolerance of the forward solve
 * @param adjoint how gradients are computed
 * @param dtype the element type of states and parameters
 * @param recordSteps whether the statistics keep the times of evaluations and steps
 */
public record Solving(
    String method,
    String controller,
    double rtol,
    double atol,
    Backsolve adjoint,
    DType dtype,
    boolean recordSteps) {

  /**
   * Sets all of it.
   *
   * @param solve a solve
   * @return a changed copy
   */
  public Solve on(Solve solve) {
    return solve
        .method(method)
        .controller(controller)
        .tolerances(rtol, atol)
        .recordSteps(recordSteps)
        .adjoint(adjoint);
  }

  /**
   * The same in another precision and with another adjoint.
   *
   * @param adjoint how gradients are computed
   * @param dtype the element type
   * @return a changed copy
   */
  public Solving with(Backsolve adjoint, DType dtype) {
    return new Solving(method, controller, rtol, atol, adjoint, dtype, recordSteps);
  }

  /**
   * The same with other tolerances of the forward solve.
   *
   * @param tolerance the relative and the absolute one
   * @return a changed copy
   */
  public Solving tolerance(double tolerance) {
    return new Solving(method, controller, tolerance, tolerance, adjoint, dtype, recordSteps);
  }
}
