package org.fnde.spi;

import org.fnde.backend.Array;
import org.fnde.equation.ControlPath;
import org.fnde.graph.Expr;

/**
 * Makes control paths of series of observations. The host computes knots and coefficients, for
 * example of one batch; the path is traced from them. Immutable and thread-safe.
 *
 * <p>Series are values {@code [length, channels]} with a row per series. NaN is a missing value of
 * one channel. Times {@code [length]} are increasing, shared or with a row per series. A series
 * that ends early is padded with missing values at times of one's choice: it stays at what was
 * observed last.
 */
public interface Interpolation {

  /**
   * Where the pieces of the path meet.
   *
   * @param times times of the observations
   * @return {@code [knots]}, increasing, with rows if the times have them and the knots depend on
   *     them
   * @throws IllegalArgumentException if the times are not increasing or fewer than two
   */
  Array knots(Array times);

  /**
   * The coefficients of the path.
   *
   * @param times times of the observations
   * @param values the observations
   * @return coefficients with a row per series, {@code [pieces or knots, coefficients]}, of the
   *     values' element type
   * @throws IllegalArgumentException if times and values do not fit each other, a value is
   *     infinite, or the times are not increasing; the message names it
   */
  Array coefficients(Array times, Array values);

  /**
   * The VJP of {@link #coefficients} with respect to the values.
   *
   * @param times times of the observations
   * @param values the observations
   * @param cotangent of the coefficients' type
   * @return the gradient, of the values' type, zero where a value is missing
   * @throws IllegalArgumentException as {@link #coefficients}, or if the cotangent does not fit
   */
  Array pullback(Array times, Array values, Array cotangent);

  /**
   * Traces the path.
   *
   * @param knots {@code [knots]}, of the coefficients' element type
   * @param coefficients as {@link #coefficients} gives them, for one row
   * @return the path
   */
  ControlPath path(Expr knots, Expr coefficients);
}
