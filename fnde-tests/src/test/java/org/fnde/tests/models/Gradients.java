package org.fnde.tests.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Compares a gradient with a reference that is stored whole or in three numbers. */
final class Gradients {
  private Gradients() {}

  static double norm(double[] g) {
    double sum = 0;
    for (double x : g) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }

  /** The 2-norm of the difference is at most the tolerance times the reference's. */
  static void assertClose(double[] expected, double[] actual, double tolerance, String what) {
    assertEquals(expected.length, actual.length, what);
    double[] difference = new double[expected.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = actual[i] - expected[i];
    }
    assertEquals(0, norm(difference), tolerance * norm(expected), what);
  }

  /**
   * Sum, 2-norm and inner product with cos(0.1 i + 0.3). The sums cancel: an error of a relative
   * size in every entry changes them by up to that times norm and root of the length.
   */
  static void assertSummary(double[] expected, double[] g, double tolerance, String what) {
    double sum = 0;
    double inner = 0;
    for (int i = 0; i < g.length; i++) {
      sum += g[i];
      inner += g[i] * Math.cos(0.1 * i + 0.3);
    }
    double absolute = tolerance * expected[1] * Math.sqrt(g.length);
    assertEquals(expected[0], sum, absolute, what + ": sum");
    assertEquals(expected[1], norm(g), tolerance * expected[1], what + ": norm");
    assertEquals(expected[2], inner, absolute, what + ": inner product");
  }
}
