package org.fnde.experiments.analysis;

import java.util.OptionalDouble;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.Update;

/** What a curve shows of a measurement or of an update. */
public enum CurveValue {
  /** The mean loss. */
  LOSS("loss"),
  /** The share of right answers, which updates do not have. */
  ACCURACY("accuracy"),
  /** The mean evaluations of the vector field in the adjoint solve of a batch. */
  BACKWARD_NFE("backward NFE");

  private final String words;

  CurveValue(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  OptionalDouble of(Metrics metrics, int batchSize) {
    return switch (this) {
      case LOSS -> OptionalDouble.of(metrics.loss());
      case ACCURACY -> metrics.accuracy();
      case BACKWARD_NFE -> {
        long batches = Math.ceilDiv(metrics.datasetSize(), (long) batchSize);
        yield OptionalDouble.of(metrics.backward().nfe() / (double) batches);
      }
    };
  }

  OptionalDouble of(Update update) {
    return switch (this) {
      case LOSS -> OptionalDouble.of(update.loss());
      case ACCURACY -> OptionalDouble.empty();
      case BACKWARD_NFE -> OptionalDouble.of(update.backward().nfe());
    };
  }
}
