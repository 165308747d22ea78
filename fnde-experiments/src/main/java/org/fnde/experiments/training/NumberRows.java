package org.fnde.experiments.training;

import java.time.Instant;
import java.util.OptionalDouble;
import org.fnde.experiments.results.Cost;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.RecordedTimes;
import org.fnde.experiments.results.Update;

/**
 * Records of a checkpoint as rows of numbers, exact to the last bit. NaN stands for what is absent;
 * clock times are left out.
 */
final class NumberRows {
  static final int COST = 5;
  static final int UPDATE = 1 + 2 * COST;
  static final int METRICS = 3 + 2 * COST;
  static final int MEASUREMENT = 3 + 2 * METRICS;
  static final int TALLY = 4 + 2 * COST;

  private NumberRows() {}

  /** Reads numbers one after the other. */
  static final class Reader {
    private final double[] values;
    private int next;

    Reader(double[] values) {
      this.values = values;
    }

    double next() {
      return values[next++];
    }

    boolean hasNext() {
      return next < values.length;
    }

    private OptionalDouble optional() {
      double value = next();
      return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private Cost cost() {
      return new Cost((long) next(), (long) next(), (long) next(), (long) next(), (long) next());
    }

    Update update() {
      return new Update(next(), cost(), cost(), Double.NaN);
    }

    Metrics metrics() {
      double loss = next();
      OptionalDouble accuracy = optional();
      long size = (long) next();
      return new Metrics(loss, accuracy, size, Instant.EPOCH, 0, cost(), cost());
    }

    Measurement measurement() {
      return new Measurement((int) next(), (long) next(), next(), metrics(), metrics());
    }

    Tally tally(RecordedTimes times, Instant now) {
      int batches = (int) next();
      long examples = (long) next();
      double loss = next();
      return new Tally(batches, examples, loss, optional(), cost(), cost(), times, now, 0);
    }
  }

  /** Writes numbers one after the other. */
  static final class Writer {
    private final double[] values;
    private int next;

    Writer(int length) {
      values = new double[length];
    }

    double[] values() {
      return values;
    }

    Writer put(double value) {
      values[next++] = value;
      return this;
    }

    private Writer put(Cost cost) {
      return put(cost.nfe())
          .put(cost.vjpEvaluations())
          .put(cost.recomputedForwards())
          .put(cost.accepted())
          .put(cost.rejected());
    }

    Writer put(Update update) {
      return put(update.loss()).put(update.forward()).put(update.backward());
    }

    Writer put(Metrics metrics) {
      return put(metrics.loss())
          .put(metrics.accuracy().orElse(Double.NaN))
          .put(metrics.datasetSize())
          .put(metrics.forward())
          .put(metrics.backward());
    }

    Writer put(Measurement m) {
      return put(m.epoch())
          .put(m.update())
          .put(m.learningRate())
          .put(m.train())
          .put(m.validation());
    }

    Writer put(Tally tally) {
      return put(tally.batches())
          .put(tally.examples())
          .put(tally.loss())
          .put(tally.hits().orElse(Double.NaN))
          .put(tally.forward())
          .put(tally.backward());
    }
  }
}
