package org.fnde.solvers.path;

import org.fnde.equation.ControlPath;
import org.fnde.graph.Expr;

/**
 * Straight lines between knots.
 *
 * @param knots {@code [n]}
 * @param values the path at the knots, {@code [n, channels]}
 */
record LinearPath(Expr knots, Expr values) implements ControlPath {

  @Override
  public Expr value(Expr t) {
    Expr piece = knots.knotIndex(t);
    Expr start = left(values, -2, piece);
    Expr fraction = t.minus(left(knots, -1, piece));
    return start.plus(fraction.times(slope(start, piece)));
  }

  @Override
  public Expr derivative(Expr t) {
    Expr piece = knots.knotIndex(t);
    return slope(left(values, -2, piece), piece);
  }

  private Expr slope(Expr start, Expr piece) {
    Expr length = right(knots, -1, piece).minus(left(knots, -1, piece));
    return right(values, -2, piece).minus(start).dividedBy(length);
  }

  private static Expr left(Expr x, int axis, Expr piece) {
    return x.slice(axis, 0, x.shape().dim(axis) - 1).gather(axis, piece);
  }

  private static Expr right(Expr x, int axis, Expr piece) {
    return x.slice(axis, 1, x.shape().dim(axis)).gather(axis, piece);
  }
}
