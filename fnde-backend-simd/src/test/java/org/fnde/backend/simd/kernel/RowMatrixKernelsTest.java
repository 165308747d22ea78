package org.fnde.backend.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("species")
class RowMatrixKernelsTest {

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void products(Pair<A> p) {
    int n = 3;
    int k = 4;
    int m = 2;
    for (int rows : new int[] {1, 7, 16, 33, 64}) {
      A a = p.normal(1, n * k * rows);
      A b = p.normal(2, k * m * rows);
      A expected = p.zeros(n * m * rows);
      A actual = p.zeros(n * m * rows);
      p.plain().rowMatrices().rowProduct(a, 0, 1, n, b, 0, m, 1, expected, 0, n, k, m, rows);
      p.used().rowMatrices().rowProduct(a, 0, 1, n, b, 0, m, 1, actual, 0, n, k, m, rows);
      p.assertSame(expected, actual, n * m * rows, "rows " + rows);
      double v = 0;
      for (int l = 0; l < k; l++) {
        v += p.get(a, (2 + l * n) * rows) * p.get(b, (l * m + 1) * rows);
      }
      assertEquals(v, p.get(actual, (2 * m + 1) * rows), 30 * p.ulp());
    }
  }

  /** Of one inner dimension, and of more rows than a block of dot products has. */
  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void productsOfVectors(Pair<A> p) {
    for (int rows : new int[] {1, 7, 16, 33, 64}) {
      for (int[] size : new int[][] {{5, 1, 3}, {1, 1, 7}, {13, 5, 1}, {6, 3, 2}}) {
        int n = size[0];
        int k = size[1];
        int m = size[2];
        A a = p.normal(1, n * k * rows);
        A b = p.normal(2, k * m * rows);
        A expected = p.zeros(n * m * rows);
        A actual = p.zeros(n * m * rows);
        p.plain().rowMatrices().rowProduct(a, 0, k, 1, b, 0, m, 1, expected, 0, n, k, m, rows);
        p.used().rowMatrices().rowProduct(a, 0, k, 1, b, 0, m, 1, actual, 0, n, k, m, rows);
        p.assertSame(expected, actual, n * m * rows, n + " x " + k + " x " + m + ", rows " + rows);
        double v = 0;
        for (int l = 0; l < k; l++) {
          v += p.get(a, ((n - 1) * k + l) * rows) * p.get(b, (l * m + m - 1) * rows);
        }
        assertEquals(v, p.get(actual, (n * m - 1) * rows), 30 * p.ulp());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void outerProductsTimesTheSlopeOfTanh(Pair<A> p) {
    int n = 3;
    int m = 5;
    for (int rows : new int[] {1, 7, 16, 33, 64}) {
      A a = p.normal(1, 2 * n * rows);
      A b = p.normal(2, m * rows);
      A expected = p.normal(3, n * m * rows);
      A actual = p.normal(3, n * m * rows);
      A v = p.normal(3, n * m * rows);
      outerTanhGradient(p.plain(), a, b, expected, n, m, rows);
      outerTanhGradient(p.used(), a, b, actual, n, m, rows);
      p.assertSame(expected, actual, n * m * rows, "rows " + rows);
      int at = (2 * m + 1) * rows;
      double t = p.get(v, at);
      double g = p.get(a, 4 * rows) * p.get(b, rows);
      assertEquals(g * (1 - t * t), p.get(actual, at), 20 * p.ulp() * Math.abs(g) * (1 + t * t));
    }
  }

  /** In the place of v, with every second element of a. */
  private static <A> void outerTanhGradient(Kernels<A> k, A a, A b, A v, int n, int m, int rows) {
    k.rowMatrices().outerTanhGradient(a, 0, 2, b, 0, 1, v, 0, v, 0, n, m, rows);
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void solutionsSatisfyTheirSystems(Pair<A> p) {
    int m = 2;
    for (int n = 1; n <= 8; n++) {
      for (int rows : new int[] {1, 7, 16, 33}) {
        A a = p.normal(3, n * n * rows);
        A b = p.normal(4, n * m * rows);
        A expected = solve(p, p.plain(), a, b, n, m, rows);
        A actual = solve(p, p.used(), a, b, n, m, rows);
        p.assertSame(expected, actual, n * m * rows, n + " unknowns, rows " + rows);
        for (int r = 0; r < rows; r++) {
          checkResidual(p, a, b, actual, n, m, rows, r);
        }
      }
    }
  }

  private static <A> A solve(Pair<A> p, Kernels<A> k, A a, A b, int n, int m, int rows) {
    A y = p.zeros(n * m * rows);
    A scratch = p.zeros(k.rowMatrices().rowSolveScratch(n, m));
    k.rowMatrices().rowSolve(a, 0, 1, n, b, 0, y, 0, n, m, rows, scratch, 0);
    return y;
  }

  /** Partial pivoting is backward stable: the residual is small against the sizes of its terms. */
  private static <A> void checkResidual(Pair<A> p, A a, A b, A y, int n, int m, int rows, int r) {
    double largest = 0;
    for (int i = 0; i < n * m; i++) {
      largest = Math.max(largest, Math.abs(p.get(y, i * rows + r)));
    }
    for (int i = 0; i < n; i++) {
      double v = -p.get(b, i * m * rows + r);
      for (int l = 0; l < n; l++) {
        v += p.get(a, (i + l * n) * rows + r) * p.get(y, l * m * rows + r);
      }
      assertEquals(0, v, 200 * p.ulp() * (1 + largest));
    }
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void singularSystemsAreNotFinite(Pair<A> p) {
    int rows = 16;
    A a = p.zeros(4 * rows);
    p.plain().elementwise().fill(a, 0, 4 * rows, 1);
    A y = solve(p, p.used(), a, p.normal(5, 2 * rows), 2, 1, rows);
    assertFalse(Double.isFinite(p.get(y, 0)));
  }
}
