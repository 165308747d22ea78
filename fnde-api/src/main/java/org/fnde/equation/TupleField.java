package org.fnde.equation;

import java.util.List;
import org.fnde.graph.Expr;

/** A vector field whose state is several arrays. Traced, so it must have no side effects. */
@FunctionalInterface
public interface TupleField {

  /**
   * The derivative of every component.
   *
   * @param t the time, a scalar of the state's element type
   * @param y the components of the state
   * @param in parameters and data
   * @return one derivative per component, of its shape
   */
  List<Expr> derivative(Expr t, List<Expr> y, Inputs in);
}
