package org.fnde.experiments.results;

import java.util.stream.DoubleStream;

/** The middle of some numbers. */
public final class Median {
  private Median() {}

  /**
   * The middle number, or the mean of the middle two.
   *
   * @param values the numbers
   * @return their median
   * @throws IllegalArgumentException if there are none
   */
  public static double of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("values: need at least one, got none");
    }
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
