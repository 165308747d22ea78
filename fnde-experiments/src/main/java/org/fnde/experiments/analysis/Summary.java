package org.fnde.experiments.analysis;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Some numbers in short.
 *
 * @param count how many there are
 * @param mean their mean; NaN if there are none
 * @param deviation their unbiased standard deviation, empty for fewer than two
 */
record Summary(int count, double mean, OptionalDouble deviation) {

  static Summary of(DoubleStream values) {
    double[] all = values.toArray();
    double mean = DoubleStream.of(all).average().orElse(Double.NaN);
    if (all.length < 2) {
      return new Summary(all.length, mean, OptionalDouble.empty());
    }
    double squares = DoubleStream.of(all).map(x -> (x - mean) * (x - mean)).sum();
    return new Summary(all.length, mean, OptionalDouble.of(Math.sqrt(squares / (all.length - 1))));
  }

  /** Of those numbers that are there. */
  static Summary ofPresent(Collection<OptionalDouble> values) {
    return of(values.stream().flatMapToDouble(OptionalDouble::stream));
  }

  boolean isEmpty() {
    return count == 0;
  }
}
