package org.fnde.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

  /** The ends solve (p - k/n)² = z²·p(1-p)/n, from which Wilson derives the interval. */
  @ParameterizedTest
  @CsvSource({"1, 10", "5, 10", "216, 225", "3, 5247", "0, 7", "7, 7"})
  void theEndsAreAsFarAwayAsTheScoreTestAllows(long hits, long trials) {
    Proportion p = new Proportion(hits, trials);
    for (double end : new double[] {p.lower(), p.upper()}) {
      double distance = end - p.value();
      double score = 1.959963984540054 * Math.sqrt(end * (1 - end) / trials);
      assertEquals(score, Math.abs(distance), 1e-12);
    }
  }

  @Test
  void nothingAndEverythingReachTheEnds() {
    assertEquals(0, new Proportion(0, 7).lower());
    assertEquals(1, new Proportion(7, 7).upper());
  }

  @Test
  void itReadsAsAPercentage() {
    assertEquals("216 of 225, 96.0 % (92.6 to 97.9)", new Proportion(216, 225).toString());
  }

  @Test
  void countsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new Proportion(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Proportion(0, 0));
  }
}
