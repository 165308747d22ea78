package org.fnde.experiments.training;

import java.util.Arrays;
import org.fnde.experiments.Split;
import org.fnde.models.CounterRandom;

/**
 * The examples of a part of a data set that are measured, in batches: the same at every measurement
 * of every run, mixed as training batches are, since the number of evaluations depends on which
 * examples are solved together.
 *
 * @param split the part
 * @param examples which examples, in their order
 * @param batchSize the size of a batch, the last being smaller
 */
record Measured(Split split, int[] examples, int batchSize) {

  /** Evenly spread over the part, so that each kind of example is among them. */
  static Measured of(Split split, int size, int most, int batchSize) {
    int count = Math.min(size, most);
    int[] order = CounterRandom.of(0, "measurement", split.name()).permutation(count);
    for (int i = 0; i < count; i++) {
      order[i] = (int) ((long) order[i] * size / count);
    }
    return new Measured(split, order, batchSize);
  }

  Measured inBatchesOf(int size) {
    return new Measured(split, examples, size);
  }

  int batches() {
    return Math.ceilDiv(examples.length, batchSize);
  }

  int[] batch(int index) {
    int from = index * batchSize;
    return Arrays.copyOfRange(examples, from, Math.min(from + batchSize, examples.length));
  }
}
