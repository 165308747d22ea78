package org.fnde.experiments.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fnde.experiments.plot.Histogram.Sample;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private static final Axis X = Axis.of("t");
  private static final Axis Y = Axis.of("# NFE");

  @Test
  void samplesShareBinsOverTheRangeOfAllValues() {
    Sample a = new Sample("a", new double[] {0, 0.5, 1});
    Sample b = new Sample("b", new double[] {1.5, 2});
    Histogram histogram = new Histogram("", X, Y, List.of(a, b), 4);
    assertArrayEquals(new double[] {0, 0.5, 1, 1.5, 2}, histogram.edges());
    assertArrayEquals(new int[] {1, 1, 1, 0}, histogram.counts(a));
    assertArrayEquals(new int[] {0, 0, 0, 2}, histogram.counts(b));
  }

  @Test
  void valuesOutsideOfTheAxisAreNotCounted() {
    Sample a = new Sample("a", new double[] {-0.1, 0, 0.9, 1, 1.1});
    Histogram histogram = new Histogram("", X.within(0, 1), Y, List.of(a), 2);
    assertArrayEquals(new int[] {1, 2}, histogram.counts(a));
  }

  @Test
  void equalValuesHaveABinToFallInto() {
    Sample a = new Sample("a", new double[] {3, 3, 3});
    Histogram histogram = Histogram.of("", X, Y, List.of(a));
    assertEquals(200, histogram.counts(a).length);
    assertEquals(3, histogram.counts(a)[100]);
  }

  @Test
  void whatCannotBeCountedIsNamed() {
    String nan =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Sample("mixed", new double[] {1, Double.NaN}))
            .getMessage();
    assertEquals("sample 'mixed' has value NaN at 1: need finite values", nan);
    Sample none = new Sample("none", new double[0]);
    String empty =
        assertThrows(IllegalArgumentException.class, () -> Histogram.of("NFE", X, Y, List.of(none)))
            .getMessage();
    assertTrue(empty.contains("'NFE' has 200 bins, 0 values"), empty);
    assertThrows(
        IllegalArgumentException.class,
        () -> Histogram.of("", X, Y, List.of(new Sample("a", new double[1]), none, none)));
  }
}
