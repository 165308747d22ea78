package org.fnde.solvers.path;

import java.util.function.UnaryOperator;
import org.fnde.backend.Array;
import org.fnde.equation.ControlPath;
import org.fnde.graph.Expr;
import org.fnde.spi.Interpolation;

/**
 * An interpolation that computes each series by itself.
 *
 * @param map computes the coefficients
 * @param knotsOf the knots of checked times
 * @param piecewise the path of knots and coefficients
 */
record MappedInterpolation(SeriesMap map, UnaryOperator<Array> knotsOf, Piecewise piecewise)
    implements Interpolation {

  /** Traces a path. */
  @FunctionalInterface
  interface Piecewise {
    ControlPath path(Expr knots, Expr coefficients);
  }

  @Override
  public Array knots(Array times) {
    Times.check(times);
    return knotsOf.apply(times);
  }

  @Override
  public Array coefficients(Array times, Array values) {
    return new SeriesLoop(times, values, map).map();
  }

  @Override
  public Array pullback(Array times, Array values, Array cotangent) {
    return new SeriesLoop(times, values, map).pullback(cotangent);
  }

  @Override
  public ControlPath path(Expr knots, Expr coefficients) {
    return piecewise.path(knots, coefficients);
  }
}
