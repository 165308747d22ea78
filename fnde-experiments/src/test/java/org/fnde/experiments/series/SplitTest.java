package org.fnde.experiments.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static int[] labels(int count, int classes) {
    return IntStream.range(0, count).map(i -> (i * 7 + i / 11) % classes).toArray();
  }

  private static long share(int[] part, int[] labels, int label) {
    return Arrays.stream(part).filter(i -> labels[i] == label).count();
  }

  @Test
  void speechCommandsHasThePublishedSizes() {
    Split split = Split.random(labels(34_975, 10));
    assertEquals(24_482, split.train().length);
    assertEquals(5_246, split.validation().length);
    assertEquals(5_247, split.test().length);
  }

  @Test
  void everySeriesIsInOnePart() {
    Split split = Split.random(labels(1_003, 10));
    int[] all =
        Stream.of(split.train(), split.validation(), split.test())
            .flatMapToInt(Arrays::stream)
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, 1_003).toArray(), all);
  }

  @Test
  void everyClassHasItsShareOfEveryPart() {
    int[] labels = IntStream.range(0, 1_000).map(i -> i < 100 ? 0 : i < 400 ? 1 : 2).toArray();
    Split split = Split.random(labels);
    assertEquals(70, share(split.train(), labels, 0));
    assertEquals(210, share(split.train(), labels, 1));
    assertEquals(420, share(split.train(), labels, 2));
    assertEquals(15, share(split.test(), labels, 0));
    assertEquals(45, share(split.validation(), labels, 1));
    assertEquals(90, share(split.test(), labels, 2));
  }

  @Test
  void sharesThatAreNoWholeNumbersAreOffByLessThanOne() {
    int[] labels = labels(97, 10);
    Split split = Split.random(labels);
    for (int label = 0; label < 10; label++) {
      double exact = 67.0 * share(IntStream.range(0, 97).toArray(), labels, label) / 97;
      assertEquals(exact, share(split.train(), labels, label), 1 - 1e-9);
    }
  }

  @Test
  void theSplitIsRandomAndAlwaysTheSame() {
    int[] labels = labels(1_000, 10);
    Split split = Split.random(labels);
    assertArrayEquals(split.train(), Split.random(labels).train());
    long early = Arrays.stream(split.train()).filter(i -> i < 500).count();
    // hypergeometric: 350 of 700 expected, deviation 7.2
    assertTrue(Math.abs(early - 350) < 36, "of the first half: " + early);
  }

  @Test
  void aHeldOutGroupIsTheTest() {
    int[] labels = labels(90, 3);
    List<String> groups =
        IntStream.range(0, 90).mapToObj(i -> List.of("ada", "bob", "cyd").get(i % 3)).toList();
    Split split = Split.heldOut(labels, groups, "bob");
    assertArrayEquals(IntStream.range(0, 30).map(i -> 3 * i + 1).toArray(), split.test());
    assertEquals(49, split.train().length);
    assertEquals(11, split.validation().length);
    SeriesException e =
        assertThrows(SeriesException.class, () -> Split.heldOut(labels, groups, "eve"));
    assertTrue(e.getMessage().contains("there are [ada, bob, cyd]"), e.getMessage());
  }

  @Test
  void aPartWithoutSeriesIsRefused() {
    assertEquals(1, Split.random(new int[] {0, 1, 0, 1}).validation().length);
    assertThrows(SeriesException.class, () -> Split.random(new int[] {0, 1, 0}));
    assertThrows(SeriesException.class, () -> Split.random(new int[0]));
  }
}
