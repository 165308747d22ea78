package org.fnde.tests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.spi.Interpolation;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Log-signatures against iterated integrals, and the identities that hold for them. */
class LogSignatureTest {
  private static final double PRECISION = 1e-12;
  private static final Providers PROVIDERS = Providers.load();

  static Stream<Arguments> sizes() {
    return IntStream.rangeClosed(1, 4)
        .boxed()
        .flatMap(depth ->
            IntStream.rangeClosed(2, 5).mapToObj(channels -> Arguments.of(depth, channels)));
  }

  private static double[] path(int length, int channels, long seed) {
    return new SplittableRandom(seed).doubles((long) length * channels, -1, 1).toArray();
  }

  /** The log-signature of a whole path. */
  private static double[] logSignature(int depth, double[] x, int channels) {
    int length = x.length / channels;
    double[] times = IntStream.range(0, length).asDoubleStream().toArray();
    double[][] rows = windows(depth, length - 1, times, x, channels);
    double[] difference = rows[1].clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= rows[0][i];
    }
    return difference;
  }

  /** Sums of times and windows are rounded, and may reach the last time a window early. */
  @Test
  void windowsEndWithTheTimesHoweverSumsAreRounded() {
    for (int length = 2; length < 200; length++) {
      double[] times = IntStream.range(0, length).mapToDouble(i -> 1.7e9 + 0.1 * i).toArray();
      double[] x = path(length, 2, length);
      double[][] rows = windows(1, 0.1, times, x, 2);
      double[] end = rows[rows.length - 1];
      for (int c = 0; c < 2; c++) {
        double rise = x[2 * (length - 1) + c] - x[c];
        assertEquals(rise, end[c] - rows[0][c], 1e-12 * length);
      }
    }
  }

  @Test
  void windowsWithoutNumberAreRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> windows(2, 1e-12, new double[] {0, 1, 2}, new double[6], 2));
    assertTrue(e.getMessage().contains("choose a longer one"), e.getMessage());
  }

  private static double[][] windows(
      int depth, double window, double[] times, double[] x, int channels) {
    Interpolation interpolation =
        PROVIDERS.interpolation("log-signature:depth=" + depth + ",window=" + window);
    Array values = Array.rows(1, x, times.length, channels);
    Array all = interpolation.coefficients(Array.of(times, times.length), values);
    int columns = all.type().shape().dim(-1);
    double[][] rows = new double[all.type().shape().dim(-2)][columns];
    for (int i = 0; i < rows.length; i++) {
      all.copyTo(i * columns, rows[i], 0, columns);
    }
    return rows;
  }

  /** Words that are less than every rotation of theirs, the shorter first. */
  private static List<String> lyndon(int channels, int depth) {
    List<String> found = new ArrayList<>();
    List<String> words = List.of("");
    for (int k = 1; k <= depth; k++) {
      List<String> longer = new ArrayList<>();
      for (String word : words) {
        for (int c = 0; c < channels; c++) {
          longer.add(word + (char) ('a' + c));
        }
      }
      words = longer;
      for (String word : words) {
        boolean least =
            IntStream.range(1, word.length())
                .allMatch(i -> word.compareTo(word.substring(i) + word.substring(0, i)) < 0);
        if (least) {
          found.add(word);
        }
      }
    }
    return found;
  }

  /**
   * The iterated integral of a piecewise linear path along a word: over a line of increments d,
   * {@code S(w) = sum over splittings w = uv of S(u) times the product of d over v, by |v|
   * factorial}.
   */
  private static double integral(String word, double[] x, int channels) {
    double[] before = new double[word.length() + 1];
    before[0] = 1;
    for (int i = 1; i < x.length / channels; i++) {
      double[] after = before.clone();
      for (int end = 1; end <= word.length(); end++) {
        double product = 1;
        for (int start = end - 1; start >= 0; start--) {
          int c = word.charAt(start) - 'a';
          product *= (x[i * channels + c] - x[(i - 1) * channels + c]) / (end - start);
          after[end] += before[start] * product;
        }
      }
      before = after;
    }
    return before[word.length()];
  }

  /** The coefficient of a word in the logarithm: products of integrals over its splittings. */
  private static double logarithm(String word, Map<String, Double> integrals) {
    return splittings(word, 1, integrals);
  }

  private static double splittings(String word, int parts, Map<String, Double> integrals) {
    double sum = 0;
    for (int n = parts; n <= word.length(); n++) {
      sum += (n % 2 == 1 ? 1.0 : -1.0) / n * product(word, n, integrals);
    }
    return sum;
  }

  private static double product(String word, int parts, Map<String, Double> integrals) {
    if (parts == 1) {
      return integrals.get(word);
    }
    double sum = 0;
    for (int first = 1; first <= word.length() - parts + 1; first++) {
      sum +=
          integrals.get(word.substring(0, first))
              * product(word.substring(first), parts - 1, integrals);
    }
    return sum;
  }

  private static Map<String, Double> integrals(double[] x, int channels, int depth) {
    Map<String, Double> all = new TreeMap<>();
    List<String> words = List.of("");
    for (int k = 1; k <= depth; k++) {
      List<String> longer = new ArrayList<>();
      for (String word : words) {
        for (int c = 0; c < channels; c++) {
          longer.add(word + (char) ('a' + c));
        }
      }
      words = longer;
      words.forEach(w -> all.put(w, integral(w, x, channels)));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void coefficientsAreLogarithmsOfIteratedIntegrals(int depth, int channels) {
    double[] x = path(6, channels, 10L * depth + channels);
    Map<String, Double> integrals = integrals(x, channels, depth);
    List<String> words = lyndon(channels, depth);
    double[] actual = logSignature(depth, x, channels);
    assertEquals(words.size(), actual.length);
    for (int i = 0; i < actual.length; i++) {
      double expected = logarithm(words.get(i), integrals);
      assertEquals(expected, actual[i], PRECISION * Math.max(1, Math.abs(expected)), words.get(i));
    }
  }

  /** Chen: the signature of a path is the product of those of its parts. */
  @ParameterizedTest
  @MethodSource("sizes")
  void joinedPathsObeyTheBakerCampbellHausdorffFormula(int depth, int channels) {
    double[] x = path(7, channels, 100L * depth + channels);
    double[] left = Arrays.copyOf(x, 4 * channels);
    double[] right = Arrays.copyOfRange(x, 3 * channels, x.length);
    Map<String, Double> a = integrals(left, channels, depth);
    Map<String, Double> b = integrals(right, channels, depth);
    Map<String, Double> joined = new TreeMap<>();
    for (String word : a.keySet()) {
      double sum = a.get(word) + b.get(word);
      for (int i = 1; i < word.length(); i++) {
        sum += a.get(word.substring(0, i)) * b.get(word.substring(i));
      }
      joined.put(word, sum);
    }
    double[] actual = logSignature(depth, x, channels);
    List<String> words = lyndon(channels, depth);
    for (int i = 0; i < actual.length; i++) {
      assertEquals(logarithm(words.get(i), joined), actual[i], 4 * PRECISION, words.get(i));
    }
  }

  /** Points on the lines of a path, and other times, change nothing. */
  @ParameterizedTest
  @MethodSource("sizes")
  void reparametrisationChangesNothing(int depth, int channels) {
    double[] x = path(5, channels, 1000L * depth + channels);
    double[] refined = new double[9 * channels];
    double[] times = new double[9];
    for (int i = 0; i < 9; i++) {
      times[i] = 1 - 1.0 / (1 + i * i);
      for (int c = 0; c < channels; c++) {
        double from = x[i / 2 * channels + c];
        double to = x[(i + 1) / 2 * channels + c];
        refined[i * channels + c] = from + 0.3 * (to - from);
      }
    }
    double[] expected = logSignature(depth, x, channels);
    double[][] rows = windows(depth, 5, times, refined, channels);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], rows[1][i] - rows[0][i], 4 * PRECISION);
    }
  }

  /** 3 channels: 3, 6 and 14 words to depth 1, 2 and 3. */
  @ParameterizedTest
  @CsvSource({"1, 3, 3", "2, 3, 6", "3, 3, 14", "4, 2, 8"})
  void rowsStartAtTheFirstObservationAndSumWindows(int depth, int channels, int words) {
    double[] x = path(6, channels, depth);
    double[] times = {0, 0.7, 1, 1.9, 2.6, 3.25};
    double[][] rows = windows(depth, 1, times, x, channels);
    assertEquals(5, rows.length);
    assertEquals(words, rows[0].length);
    for (int c = 0; c < channels; c++) {
      assertEquals(x[c], rows[0][c]);
      assertEquals(x[5 * channels + c], rows[4][c], PRECISION, "letters sum to the last value");
    }
    // The second window ends between the observations at 1.9 and 2.6.
    double[] second = new double[3 * channels];
    for (int c = 0; c < channels; c++) {
      second[c] = x[2 * channels + c];
      second[channels + c] = x[3 * channels + c];
      double step = x[4 * channels + c] - x[3 * channels + c];
      second[2 * channels + c] = x[3 * channels + c] + 0.1 / 0.7 * step;
    }
    double[] expected = logSignature(depth, second, channels);
    for (int i = 0; i < words; i++) {
      assertEquals(expected[i], rows[2][i] - rows[1][i], PRECISION);
    }
  }
}
