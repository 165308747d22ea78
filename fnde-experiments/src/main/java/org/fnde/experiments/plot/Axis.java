package org.fnde.experiments.plot;

import java.util.OptionalDouble;

/**
 * An axis of a chart.
 *
 * @param label what it shows, with its unit; may be empty
 * @param min where it starts, chosen from the data if empty
 * @param max where it ends, chosen from the data if empty
 * @param logarithmic whether equal distances are equal ratios
 * @param whole whether only whole numbers are marked
 */
public record Axis(
    String label, OptionalDouble min, OptionalDouble max, boolean logarithmic, boolean whole) {

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is not finite, they are not in order, or one is not
   *     positive on a logarithmic axis
   */
  public Axis {
    double low = min.orElse(logarithmic ? Double.MIN_VALUE : -Double.MAX_VALUE);
    double high = max.orElse(Double.MAX_VALUE);
    boolean finite = Double.isFinite(low) && Double.isFinite(high);
    if (!finite || low >= high || logarithmic && low <= 0) {
      throw new IllegalArgumentException(
          "axis '"
              + label
              + "' from "
              + min
              + " to "
              + max
              + ": need finite limits in order"
              + (logarithmic ? ", positive on a logarithmic axis" : ""));
    }
  }

  /**
   * A linear axis that fits the data.
   *
   * @param label what it shows
   * @return the axis
   */
  public static Axis of(String label) {
    return new Axis(label, OptionalDouble.empty(), OptionalDouble.empty(), false, false);
  }

  /**
   * A linear axis of counts, which fits the data.
   *
   * @param label what is counted
   * @return the axis
   */
  public static Axis counting(String label) {
    return new Axis(label, OptionalDouble.empty(), OptionalDouble.empty(), false, true);
  }

  /**
   * A logarithmic axis that fits the data.
   *
   * @param label what it shows
   * @return the axis
   */
  public static Axis logarithmic(String label) {
    return new Axis(label, OptionalDouble.empty(), OptionalDouble.empty(), true, false);
  }

  /**
   * The same axis between limits.
   *
   * @param from where it starts
   * @param to where it ends
   * @return the axis
   */
  public Axis within(double from, double to) {
    return new Axis(label, OptionalDouble.of(from), OptionalDouble.of(to), logarithmic, whole);
  }
}
