package org.fnde.experiments.training;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fnde.experiments.results.Metrics;

/**
 * What was measured before the first update.
 *
 * @param test the test set with the first weights, forward solves only
 * @param gradientError relative 2-norm error of the first gradient against a tight solve's
 */
record Baseline(Optional<Metrics> test, OptionalDouble gradientError) {
  static final Baseline NONE = new Baseline(Optional.empty(), OptionalDouble.empty());

  Baseline withoutClock() {
    return new Baseline(test.map(Metrics::withoutClock), gradientError);
  }
}
