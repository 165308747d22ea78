package org.fnde.solvers.path;

import org.fnde.equation.ControlPath;
import org.fnde.graph.Expr;

/**
 * A cubic in {@code u = t - knot} on every piece, {@code a + b u + 2c u²/2 + 3d u³/3}.
 *
 * @param knots {@code [n]}
 * @param coefficients a, b, 2c and 3d of all channels one after the other, {@code [n-1, 4
 *     channels]}
 */
record CubicPath(Expr knots, Expr coefficients) implements ControlPath {

  @Override
  public Expr value(Expr t) {
    Expr piece = knots.knotIndex(t);
    Expr u = since(t, piece);
    Expr all = coefficients.gather(-2, piece);
    Expr inner = part(all, 2).times(0.5).plus(part(all, 3).times(u).dividedBy(3));
    return part(all, 0).plus(u.times(part(all, 1).plus(u.times(inner))));
  }

  @Override
  public Expr derivative(Expr t) {
    Expr piece = knots.knotIndex(t);
    Expr u = since(t, piece);
    Expr all = coefficients.gather(-2, piece);
    return part(all, 1).plus(u.times(part(all, 2).plus(u.times(part(all, 3)))));
  }

  private Expr since(Expr t, Expr piece) {
    return t.minus(knots.slice(-1, 0, knots.shape().dim(-1) - 1).gather(-1, piece));
  }

  private static Expr part(Expr all, int which) {
    int channels = all.shape().dim(-1) / 4;
    return all.slice(-1, which * channels, (which + 1) * channels);
  }
}
