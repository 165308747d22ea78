package org.fnde.tests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.fnde.backend.Array;
import org.fnde.paths.Control;
import org.fnde.spi.Interpolation;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the host prepares from series: gradients, missing values, times, bad input. */
class PreparationTest {
  private static final Providers PROVIDERS = Providers.load();
  private static final int SERIES = 3;
  private static final int LENGTH = 9;
  private static final int CHANNELS = 2;

  /** Values with some missing, also at both ends and one whole channel; channel 0 is the time. */
  private static double[] values() {
    SplittableRandom random = new SplittableRandom(5);
    double[] x = random.doubles(SERIES * LENGTH * CHANNELS, -1, 1).toArray();
    for (int s = 0; s < SERIES; s++) {
      for (int i = 0; i < LENGTH; i++) {
        int at = (s * LENGTH + i) * CHANNELS;
        x[at] = i + 0.3 * s;
        boolean missing = s == 2 || i == 0 || i == 4 || i == 5 || i == LENGTH - 1;
        x[at + 1] = missing && s > 0 ? Double.NaN : x[at + 1];
      }
    }
    return x;
  }

  private static Array times(boolean perSeries) {
    double[] t = new double[SERIES * LENGTH];
    for (int i = 0; i < t.length; i++) {
      t[i] = i % LENGTH * (1 + 0.04 * (i % LENGTH) * (1 + (perSeries ? i / LENGTH : 0)));
    }
    return perSeries ? Array.rows(SERIES, t, LENGTH) : Array.of(Arrays.copyOf(t, LENGTH), LENGTH);
  }

  private static Array rows(double[] x) {
    return Array.rows(SERIES, x, LENGTH, CHANNELS);
  }

  /** Central differences of maps that are linear are exact; the log-signature's error is h². */
  @ParameterizedTest
  @CsvSource({
    "linear, false",
    "linear, true",
    "rectilinear, false",
    "natural-cubic, false",
    "natural-cubic, true",
    "hermite, true",
    "'log-signature:depth=3,window=5', false"
  })
  void gradientsAreThoseOfDifferences(String id, boolean perSeries) {
    Interpolation interpolation = PROVIDERS.interpolation(id);
    Array times = times(perSeries);
    double[] x = values();
    Array coefficients = interpolation.coefficients(times, rows(x));
    double[] weights = new SplittableRandom(6).doubles(coefficients.length(), -1, 1).toArray();
    Array cotangent = Array.of(coefficients.type(), SERIES, weights);
    Array gradient = interpolation.pullback(times, rows(x), cotangent);
    double h = 1e-4;
    for (int i = 0; i < x.length; i++) {
      double expected = 0;
      if (!Double.isNaN(x[i])) {
        double before = x[i];
        x[i] = before + h;
        double[] up = interpolation.coefficients(times, rows(x)).toDoubles();
        x[i] = before - h;
        double[] down = interpolation.coefficients(times, rows(x)).toDoubles();
        x[i] = before;
        for (int k = 0; k < up.length; k++) {
          expected += weights[k] * (up[k] - down[k]) / (2 * h);
        }
      }
      assertEquals(expected, gradient.get(i), 1e-6 * Math.max(1, Math.abs(expected)), "x[" + i);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linear",
        "rectilinear",
        "natural-cubic",
        "hermite",
        "log-signature:depth=2,window=3"
      })
  void aChannelWithoutObservationsIsZero(String id) {
    Array c = PROVIDERS.interpolation(id).coefficients(times(false), rows(values()));
    int columns = c.type().shape().dim(-1);
    int rows = c.type().shape().dim(-2);
    for (int i = 0; i < rows; i++) {
      assertEquals(0, c.get((2 * rows + i) * columns + 1));
    }
  }

  @Test
  void aSeriesThatEndsEarlyStaysAtItsLastObservation() {
    double nan = Double.NaN;
    Array x = Array.rows(1, new double[] {1, 2, 5, nan, nan}, 5, 1);
    Array times = Array.of(new double[] {0, 1, 2, 3, 4}, 5);
    for (String id : new String[] {"natural-cubic", "hermite"}) {
      double[] c = PROVIDERS.interpolation(id).coefficients(times, x).toDoubles();
      assertEquals(5, c[2 * 4], 1e-12, id);
      assertEquals(5, c[3 * 4], 1e-12, id);
    }
    assertEquals(5, PROVIDERS.interpolation("linear").coefficients(times, x).get(4));
  }

  @Test
  void float32SeriesGiveFloat32Controls() {
    Array single = Array.rows(1, new float[] {1, 2, 4}, 3, 1);
    Array times = Array.of(new double[] {0, 0.5, 2}, 3);
    Control control = Control.of(PROVIDERS.interpolation("hermite"), times, single);
    assertEquals(single.type().dtype(), control.coefficients().type().dtype());
    assertEquals(single.type().dtype(), control.knots().type().dtype());
    assertEquals(0.5, control.innerKnots()[0]);
    assertEquals(1, control.innerKnots().length);
    assertEquals(2, control.end());
  }

  @Test
  void whatIsWrongIsNamed() {
    Interpolation linear = PROVIDERS.interpolation("linear");
    Array times = Array.of(new double[] {0, 1, 1}, 3);
    Array good = Array.of(new double[] {0, 1, 2}, 3);
    Array x = Array.rows(2, new double[12], 3, 2);
    refused("times[2] of series 0 is 1.0 after 1.0", () -> linear.coefficients(times, x));
    refused("two times at least", () -> linear.knots(Array.of(new double[] {1}, 1)));
    refused("do not fit", () -> linear.coefficients(Array.of(new double[] {0, 1}, 2), x));
    refused("row per series", () -> linear.coefficients(good, Array.of(new double[6], 3, 2)));
    double[] infinite = new double[12];
    infinite[7] = Double.NEGATIVE_INFINITY;
    refused(
        "series 1 has -Infinity", () -> linear.coefficients(good, Array.rows(2, infinite, 3, 2)));
    refused("cotangent is", () -> linear.pullback(good, x, Array.rows(1, new double[6], 3, 2)));
    Interpolation rectilinear = PROVIDERS.interpolation("rectilinear:time=1");
    double[] missing = new double[12];
    missing[3] = Double.NaN;
    refused(
        "channel 1 is the time and has none at observation 1",
        () -> rectilinear.coefficients(good, Array.rows(2, missing, 3, 2)));
    refused(
        "channels 0 to 1",
        () -> PROVIDERS.interpolation("rectilinear:time=2").coefficients(good, x));
    refused("depth=0", () -> PROVIDERS.interpolation("log-signature:depth=0"));
    refused("window=0.0", () -> PROVIDERS.interpolation("log-signature:window=0"));
    refused(
        "too large",
        () ->
            PROVIDERS
                .interpolation("log-signature:depth=12")
                .coefficients(good, Array.rows(1, new double[60], 3, 20)));
  }

  @Test
  void seriesOfABatchStartAndEndTogether() {
    Array values = Array.rows(2, new double[6], 3, 1);
    Array ends = Array.rows(2, new double[] {0, 1, 2, 0, 1, 3}, 3);
    Array starts = Array.rows(2, new double[] {0, 1, 2, 0.5, 1, 2}, 3);
    Array inside = Array.rows(2, new double[] {0, 1, 2, 0, 0.5, 2}, 3);
    Interpolation linear = PROVIDERS.interpolation("linear");
    refused("series 1 ends at 3.0, the first at 2.0", () -> Control.of(linear, ends, values));
    refused("series 1 starts at 0.5, the first at 0.0", () -> Control.of(linear, starts, values));
    assertEquals(0.5, Control.of(linear, inside, values).innerKnots()[0]);
  }

  @Test
  void timesThatSinglePrecisionCannotTellApartAreRefused() {
    Array times = Array.of(new double[] {1.7e9, 1.7e9 + 60, 1.7e9 + 120}, 3);
    Array values = Array.rows(1, new float[3], 3, 1);
    Interpolation linear = PROVIDERS.interpolation("linear");
    refused("subtract the first time", () -> Control.of(linear, times, values));
  }

  private static void refused(String message, Runnable call) {
    Exception e = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  /** A tenth of 35,000 series of 161 x 21, with allowance for what else a machine does. */
  @ParameterizedTest
  @ValueSource(strings = {"linear", "natural-cubic", "hermite"})
  void manySeriesArePreparedInSeconds(String id) {
    int series = 3500;
    float[] x = new float[series * 161 * 21];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextInt(10) == 0 ? Float.NaN : random.nextInt(100) / 50f;
    }
    double[] t = new double[161];
    Arrays.setAll(t, i -> i);
    Array values = Array.rows(series, x, 161, 21);
    Interpolation interpolation = PROVIDERS.interpolation(id);
    assertTimeout(
        Duration.ofSeconds(10), () -> interpolation.coefficients(Array.of(t, 161), values));
  }
}
