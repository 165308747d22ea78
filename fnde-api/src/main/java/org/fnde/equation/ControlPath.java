package org.fnde.equation;

import org.fnde.graph.Expr;

/**
 * A path X(t) of some channels that drives a differential equation, traced in t for one row. The
 * time may be shared or differ from row to row; so may the path. At a knot the path on its left
 * counts, and outside the knots the first and the last piece go on.
 */
public interface ControlPath {

  /**
   * The path at a time.
   *
   * @param t a scalar of the path's element type
   * @return {@code [channels]}
   */
  Expr value(Expr t);

  /**
   * The derivative of the path at a time.
   *
   * @param t a scalar of the path's element type
   * @return {@code [channels]}
   */
  Expr derivative(Expr t);
}
