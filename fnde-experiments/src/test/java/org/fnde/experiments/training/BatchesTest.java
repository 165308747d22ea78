package org.fnde.experiments.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private final Batches batches = new Batches(7, 103, 25);

  @Test
  void anEpochHasEveryExampleOnceAndASmallerLastBatch() {
    assertEquals(5, batches.perEpoch());
    int[] epoch =
        IntStream.range(0, 5).flatMap(i -> Arrays.stream(batches.batch(i))).sorted().toArray();
    assertArrayEquals(IntStream.range(0, 103).toArray(), epoch);
    assertEquals(3, batches.batch(4).length);
  }

  @Test
  void batchesDependOnSeedAndEpochAlone() {
    assertArrayEquals(batches.batch(6), new Batches(7, 103, 25).batch(6));
    assertFalse(Arrays.equals(batches.batch(1), batches.batch(6)));
    assertFalse(Arrays.equals(batches.batch(1), new Batches(8, 103, 25).batch(1)));
  }

  @Test
  void emptyBatchesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Batches(0, 10, 0));
  }
}
