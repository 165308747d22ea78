package org.fnde.experiments.training;

import java.time.Instant;
import java.util.OptionalDouble;
import org.fnde.experiments.results.Cost;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.RecordedTimes;
import org.fnde.models.LossGradient;

/**
 * Sums over the batches of a measurement so far.
 *
 * @param batches how many batches
 * @param examples how many examples
 * @param loss the sum of the losses of the examples
 * @param hits how many right answers, empty where there is no such thing or no batch yet
 * @param forward the cost of the forward solves
 * @param backward the cost of the adjoint solves
 * @param times when they evaluated, empty if that is not recorded
 * @param started when the first batch started
 * @param seconds how long the batches took
 */
record Tally(
    int batches,
    long examples,
    double loss,
    OptionalDouble hits,
    Cost forward,
    Cost backward,
    RecordedTimes times,
    Instant started,
    double seconds) {

  static Tally start(Instant now) {
    return new Tally(
        0, 0, 0, OptionalDouble.empty(), Cost.NONE, Cost.NONE, RecordedTimes.NONE, now, 0);
  }

  Tally plus(LossGradient batch, int rows, boolean recorded, double took) {
    return new Tally(
        batches + 1,
        examples + rows,
        loss + batch.loss() * rows,
        hits(batch),
        forward.plus(Cost.of(batch.forward())),
        backward.plus(Cost.of(batch.backward())),
        recorded ? times.plus(RecordedTimes.of(batch.forward(), batch.backward())) : times,
        started,
        seconds + took);
  }

  private OptionalDouble hits(LossGradient batch) {
    return batch.hits().isPresent()
        ? OptionalDouble.of(hits.orElse(0) + batch.hits().getAsLong())
        : hits;
  }

  Metrics metrics() {
    return new Metrics(
        loss / examples,
        hits.isPresent() ? OptionalDouble.of(hits.getAsDouble() / examples) : hits,
        examples,
        started,
        seconds,
        forward,
        backward);
  }
}
