package org.fnde.experiments.training;

import java.util.Arrays;
import org.fnde.models.CounterRandom;

/**
 * Shuffled batches of a data set: every epoch is a permutation that depends on the seed and the
 * epoch alone, cut into batches, the last of them smaller.
 *
 * @param seed the seed
 * @param examples the size of the data set
 * @param size the size of a batch
 */
public record Batches(long seed, int examples, int size) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is less than 1
   */
  public Batches {
    if (examples < 1 || size < 1) {
      throw new IllegalArgumentException(
          "need at least one example and batches of at least 1, got " + examples + " and " + size);
    }
  }

  /**
   * How many batches an epoch has.
   *
   * @return the number of batches
   */
  public int perEpoch() {
    return (examples + size - 1) / size;
  }

  /**
   * One batch.
   *
   * @param update the number of the update, from 0, over all epochs
   * @return indices into the data set
   */
  public int[] batch(long update) {
    long epoch = update / perEpoch();
    int from = (int) (update % perEpoch()) * size;
    int[] order = CounterRandom.of(seed, "shuffle", "epoch " + epoch).permutation(examples);
    return Arrays.copyOfRange(order, from, Math.min(from + size, examples));
  }
}
