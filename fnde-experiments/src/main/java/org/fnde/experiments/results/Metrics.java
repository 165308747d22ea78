package org.fnde.experiments.results;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A data set measured with fixed weights, batch by batch, each with a gradient that is not used:
 * its adjoint solve is what is counted.
 *
 * @param loss mean over the data set
 * @param accuracy share of right answers from 0 to 1, empty where there is no such thing
 * @param datasetSize samples measured
 * @param timestamp when it started
 * @param timespan how long it took, in s
 * @param forward the cost of the forward solves
 * @param backward the cost of the adjoint solves
 */
public record Metrics(
    double loss,
    OptionalDouble accuracy,
    long datasetSize,
    Instant timestamp,
    double timespan,
    Cost forward,
    Cost backward) {

  /**
   * What was measured and not when.
   *
   * @return a copy whose clock times are 0
   */
  public Metrics withoutClock() {
    return at(Instant.EPOCH, 0);
  }

  /**
   * The same measured at another time.
   *
   * @param start when it started
   * @param seconds how long it took
   * @return a changed copy
   */
  public Metrics at(Instant start, double seconds) {
    return new Metrics(loss, accuracy, datasetSize, start, seconds, forward, backward);
  }
}
