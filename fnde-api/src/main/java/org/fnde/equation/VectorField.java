package org.fnde.equation;

import java.util.List;
import org.fnde.graph.Expr;

/**
 * A vector field {@code dy/dt = f(t, y)} in array expressions, written for one row. Traced, so it
 * must have no side effects.
 */
@FunctionalInterface
public interface VectorField {

  /**
   * The derivative of the state.
   *
   * @param t the time, a scalar of the state's element type
   * @param y the state of one row
   * @param in parameters and data
   * @return the derivative, of the state's shape
   */
  Expr derivative(Expr t, Expr y, Inputs in);

  /**
   * The same field as a field of a tuple of one.
   *
   * @return the tuple field
   */
  default TupleField tuple() {
    return (t, y, in) -> List.of(derivative(t, y.getFirst(), in));
  }
}
