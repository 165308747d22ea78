package org.fnde.equation;

import java.util.function.Function;
import org.fnde.graph.Expr;

/**
 * A controlled differential equation {@code dz = f(t, z) dX(t)} with a differentiable control, as
 * the vector field {@code f(t, z) · dX/dt} (P. Kidger, J. Morrill, J. Foster, T. Lyons, Neural
 * Controlled Differential Equations for Irregular Time Series, 2020).
 *
 * @param field f, {@code [state, channels]}
 * @param control makes the path X of the inputs that hold its knots and coefficients
 */
public record ControlledTerm(MatrixField field, Function<Inputs, ControlPath> control)
    implements VectorField {

  @Override
  public Expr derivative(Expr t, Expr z, Inputs in) {
    return field.at(t, z, in).matmul(control.apply(in).derivative(t));
  }
}
