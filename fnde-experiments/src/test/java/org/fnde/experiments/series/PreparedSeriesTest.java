package org.fnde.experiments.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.fnde.backend.Array;
import org.junit.jupiter.api.Test;

class PreparedSeriesTest {
  private static final float NAN = Float.NaN;
  private static final Split SPLIT = new Split(new int[] {0, 2}, new int[] {1}, new int[] {3});

  /** Four series of two times and two channels. */
  private static LabelledSeries series(float... values) {
    return new LabelledSeries(
        values, 2, 2, new int[] {0, 1, 1, 0}, List.of("a", "b"), List.of("p", "q", "r", "s"));
  }

  private static void refused(String message, LabelledSeries series) {
    SeriesException e = assertThrows(SeriesException.class, () -> PreparedSeries.of(series, SPLIT));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void statisticsAreOfTheObservedValuesThatAreTrainedOn() {
    LabelledSeries series =
        series(1, 10, 2, NAN, 100, 100, 100, 100, 6, 30, NAN, 20, 50, 50, 50, 50);
    PreparedSeries data = PreparedSeries.of(series, SPLIT);
    assertArrayEquals(new double[] {3, 20}, data.normalisation().mean(), 1e-15);
    // of 1, 2, 6 and of 10, 30, 20, divided by n - 1
    assertArrayEquals(new double[] {Math.sqrt(7), 10}, data.normalisation().deviation(), 1e-14);
  }

  @Test
  void aBatchIsNormalisedBehindItsTime() {
    LabelledSeries series = series(1, 10, 2, NAN, 9, 0, 3, 20, 6, 30, NAN, 20, 5, 5, 5, 5);
    PreparedSeries data = PreparedSeries.of(series, SPLIT);
    Array batch = data.batch(new int[] {1, 0});
    assertEquals(2, batch.rows());
    assertEquals(List.of(2, 3), batch.type().shape().dims());
    double scale = Math.sqrt(7) + 1e-5;
    float[] expected = {
      0,
      (float) (6 / scale),
      (float) (-20 / (10 + 1e-5)),
      1,
      0,
      0,
      0,
      (float) (-2 / scale),
      (float) (-10 / (10 + 1e-5)),
      1,
      (float) (-1 / scale),
      NAN
    };
    assertArrayEquals(expected, batch.toFloats(), 1e-6f);
    assertArrayEquals(new int[] {1, 0}, data.labels(new int[] {1, 0}));
    assertArrayEquals(new double[] {0, 1}, data.times());
    assertEquals(3, data.channels());
  }

  @Test
  void whatNothingCanBeLearntFromIsNamed() {
    refused(
        "channel 1 of 2 has one value only",
        series(1, 5, 2, 5, 3, 4, 5, 6, 3, 5, 4, 5, 1, 2, 3, 4));
    refused(
        "channel 0 of 2 has fewer than two values",
        series(1, 5, NAN, 6, 3, 4, 5, 6, NAN, 5, NAN, 5, 1, 2, 3, 4));
    refused(
        "series q has no value", series(1, 5, 2, 6, NAN, NAN, NAN, NAN, 3, 5, 4, 5, 1, 2, 3, 4));
    refused(
        "series s has an infinite value",
        series(1, 5, 2, 6, 3, 4, 5, 6, 3, 5, 4, 5, 1, 2, 3, Float.NEGATIVE_INFINITY));
    LabelledSeries one =
        new LabelledSeries(
            new float[16],
            2,
            2,
            new int[] {1, 1, 1, 1},
            List.of("a", "b"),
            Collections.nCopies(4, ""));
    refused("all 4 series are of one class, 'b'", one);
    refused(
        "there are no series",
        new LabelledSeries(new float[0], 2, 2, new int[0], List.of("a"), List.of()));
  }

  @Test
  void aBatchNeedsAsManySeries() {
    PreparedSeries data =
        PreparedSeries.of(series(1, 10, 2, 3, 9, 0, 3, 20, 6, 30, 4, 20, 5, 5, 5, 5), SPLIT);
    data.requireBatch(2);
    SeriesException e = assertThrows(SeriesException.class, () -> data.requireBatch(3));
    assertTrue(e.getMessage().contains("a batch of 3 needs as many series"), e.getMessage());
  }

  @Test
  void sizesAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> series(1, 2, 3));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelledSeries(new float[1], 1, 1, new int[] {1}, List.of("a"), List.of("n")));
  }
}
