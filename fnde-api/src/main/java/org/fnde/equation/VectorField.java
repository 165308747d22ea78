package org.fnde.equation;

import java.util.List;
import java.util.Optional;
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

  /**
   * A field in plain Java without parameters. It can be solved, not differentiated.
   *
   * @param dimension the length of the state
   * @param field computes the derivative of one row
   * @return a field of a state {@code [dimension]}
   * @throws IllegalArgumentException if the dimension is less than 1
   */
  static VectorField plain(int dimension, PlainField field) {
    PlainParameterField any = (t, y, parameters, dy) -> field.derivative(t, y, dy);
    return new PlainTrace(dimension, List.of(), any, Optional.empty());
  }

  /**
   * A field in plain Java with parameters. It can be solved, not differentiated.
   *
   * @param dimension the length of the state
   * @param parameters the names of the inputs that it is given, in this order
   * @param field computes the derivative of one row
   * @return a field of a state {@code [dimension]}
   * @throws IllegalArgumentException if the dimension is less than 1
   */
  static VectorField plain(int dimension, List<String> parameters, PlainParameterField field) {
    return new PlainTrace(dimension, parameters, field, Optional.empty());
  }

  /**
   * A field in plain Java with parameters and its vector-Jacobian product.
   *
   * @param dimension the length of the state
   * @param parameters the names of the inputs that it is given, in this order
   * @param field computes the derivative of one row
   * @param pullback computes the gradients of one row
   * @return a field of a state {@code [dimension]}
   * @throws IllegalArgumentException if the dimension is less than 1
   */
  static VectorField plain(
      int dimension, List<String> parameters, PlainParameterField field, PlainPullback pullback) {
    return new PlainTrace(dimension, parameters, field, Optional.of(pullback));
  }
}
