package org.fnde.experiments.plot;

/**
 * A line of a chart. Where y is NaN the line has a gap.
 *
 * @param name its name in the legend, different from those of the chart's other lines
 * @param x positions
 * @param y values, as many
 * @param deviation half the width of a band around the values, as many, at least 0; of length 0 for
 *     no band
 * @param dashed whether the line is dashed
 */
public record Series(String name, double[] x, double[] y, double[] deviation, boolean dashed) {

  /**
   * Copies the arrays.
   *
   * @throws IllegalArgumentException if there is no point, or the lengths differ
   */
  public Series {
    boolean fits = x.length == y.length && (deviation.length == 0 || deviation.length == x.length);
    if (x.length == 0 || !fits) {
      throw new IllegalArgumentException(
          ("series '" + name + "' has " + x.length + " positions, " + y.length + " values and ")
              + (deviation.length + " deviations: need as many of each, at least one"));
    }
    x = x.clone();
    y = y.clone();
    deviation = deviation.clone();
  }

  /**
   * A solid line without a band.
   *
   * @param name its name in the legend
   * @param x positions
   * @param y values, as many
   * @return the line
   */
  public static Series of(String name, double[] x, double[] y) {
    return new Series(name, x, y, new double[0], false);
  }

  /**
   * The same line with a band from mean - deviation to mean + deviation.
   *
   * @param widths the deviations
   * @return the line with its band
   */
  public Series withDeviation(double[] widths) {
    return new Series(name, x, y, widths, dashed);
  }

  /**
   * The same line, dashed.
   *
   * @return the dashed line
   */
  public Series asDashed() {
    return new Series(name, x, y, deviation, true);
  }

  boolean hasBand() {
    return deviation.length > 0;
  }
}
