package org.fnde.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fnde.graph.DType;
import org.junit.jupiter.api.Test;

class InitialisationTest {
  /** The stream with key 0 is SplitMix64's with seed 0, whose outputs are published. */
  @Test
  void numbersAreThoseOfSplitMix64() {
    CounterRandom random = new CounterRandom(0);
    assertEquals(0xE220A8397B1DCDAFL, random.bits(0));
    assertEquals(0x6E789E6AA1B965F4L, random.bits(1));
    assertEquals(0x06C45D188009454FL, random.bits(2));
  }

  @Test
  void streamsDifferBySeedPurposeAndWordBoundary() {
    long[] first = {
      CounterRandom.of(1, "a", "b").bits(0),
      CounterRandom.of(2, "a", "b").bits(0),
      CounterRandom.of(1, "ab").bits(0),
      CounterRandom.of(1, "a", "c").bits(0)
    };
    assertEquals(4, Arrays.stream(first).distinct().count());
    assertEquals(first[0], CounterRandom.of(1, "a", "b").bits(0));
  }

  @Test
  void weightsAndBiasesAreUniformInTheBoundOfTheirLayer() {
    Parameters p = SymOden.published().parameters().initial(0, DType.FLOAT64);
    for (ParameterLayout.View view : p.layout().views()) {
      double bound = view.parameter().bound();
      double[] values = p.get(view.parameter().name()).toDoubles();
      assertTrue(Arrays.stream(values).allMatch(v -> v >= -bound && v < bound));
      if (values.length >= 1_000) {
        double n = values.length;
        double mean = Arrays.stream(values).average().orElseThrow();
        double square = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
        assertEquals(0, mean / bound, 5 / Math.sqrt(3 * n), "five deviations of the mean");
        assertEquals(1 / 3., square / (bound * bound), 5 * Math.sqrt(4 / 45. / n), "of x^2");
      }
    }
  }

  @Test
  void valuesDependOnSeedAndNameAloneAndRoundToFloat() {
    ParameterLayout layout = new ParameterLayout(new Linear("a", 3, 2).parameters());
    ParameterLayout reversed = new ParameterLayout(new Linear("a", 3, 2).parameters().reversed());
    Parameters p = layout.initial(7, DType.FLOAT64);
    assertArrayEquals(
        p.get("a.weight").toDoubles(),
        reversed.initial(7, DType.FLOAT64).get("a.weight").toDoubles());
    assertArrayEquals(p.flat().toFloats(), layout.initial(7, DType.FLOAT32).flat().toFloats());
    assertNotEquals(p.flat().get(0), layout.initial(8, DType.FLOAT64).flat().get(0));
  }

  @Test
  void aPermutationHasEveryNumberOnce() {
    int[] order = CounterRandom.of(3, "shuffle").permutation(1_000);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, 1_000).toArray(), sorted);
    assertNotEquals(List.of(0, 1, 2), List.of(order[0], order[1], order[2]));
    assertEquals(0, CounterRandom.of(3).permutation(0).length);
  }
}
