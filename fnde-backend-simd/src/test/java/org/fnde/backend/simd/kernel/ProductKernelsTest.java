package org.fnde.backend.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("species")
class ProductKernelsTest {
  private static final int[] OUTPUTS = {1, 2, 3, 6, 7, 8, 12, 40};
  private static final int[] ROWS = {1, 3, 8, 16, 32, 48, 64, 71, 112};

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void products(Pair<A> p) {
    for (int k : new int[] {1, 2, 13}) {
      for (int m : OUTPUTS) {
        for (int rows : ROWS) {
          product(p, k, m, rows, false);
          product(p, k, m, rows, true);
        }
      }
    }
  }

  private static <A> void product(Pair<A> p, int k, int m, int rows, boolean transposed) {
    A w = p.normal(1, 2 + k * m);
    A x = p.normal(2, 3 + k * (rows + 4));
    A bias = p.normal(3, m);
    int ks = transposed ? 1 : m;
    int ms = transposed ? k : 1;
    A expected = results(p, p.plain(), w, ks, ms, x, bias, k, m, rows);
    A actual = results(p, p.used(), w, ks, ms, x, bias, k, m, rows);
    int n = m * (rows + 2);
    p.assertSame(expected, actual, 2 * n, k + " x " + m + ", rows " + rows);
    for (int j = 0; j < m; j++) {
      for (int r = 0; r < rows; r++) {
        double v = 0;
        for (int i = 0; i < k; i++) {
          v += p.get(w, 2 + i * ks + j * ms) * p.get(x, 3 + i * (rows + 4) + r);
        }
        int at = j * (rows + 2) + r;
        double tolerance = 50 * p.ulp();
        assertEquals(v, p.get(actual, at), tolerance);
        assertEquals(v + p.get(bias, j), p.get(actual, n + at), tolerance);
      }
    }
  }

  /** A product, and one with a bias. */
  private static <A> A results(
      Pair<A> p, Kernels<A> kernels, A w, int ks, int ms, A x, A bias, int k, int m, int rows) {
    ProductKernels<A> q = kernels.products();
    A packed = p.zeros(1 + q.packedLength(k, m));
    q.pack(w, 2, ks, ms, k, m, packed, 1);
    int ys = rows + 2;
    int n = m * ys;
    A y = p.zeros(2 * n);
    int xs = rows + 4;
    q.product(packed, 1, k, m, x, 3, xs, y, 0, ys, rows);
    q.product(packed, 1, k, m, x, 3, xs, bias, 0, y, n, ys, rows);
    return y;
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void contractions(Pair<A> p) {
    for (int n : new int[] {1, 5, 6, 13}) {
      for (int m : new int[] {1, 7, 16, 33, 40, 70}) {
        for (int rows : new int[] {1, 16, 64}) {
          contraction(p, n, m, rows, Math.max(1, rows - 3));
        }
      }
    }
  }

  private static <A> void contraction(Pair<A> p, int n, int m, int rows, int valid) {
    A x = p.normal(5, n * rows);
    A g = p.normal(6, m * rows);
    A expected = contract(p, p.plain(), x, g, n, m, rows, valid);
    A actual = contract(p, p.used(), x, g, n, m, rows, valid);
    int stride = p.used().products().contractStride(m);
    String what = n + " x " + m + ", rows " + rows;
    p.assertSame(expected, actual, 2 * n * stride, what);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < Math.min(m + 1, stride); j++) {
        double v = 0;
        for (int r = 0; r < valid; r++) {
          v += p.get(x, i * rows + r) * (j < m ? p.get(g, j * rows + r) : 1);
        }
        int at = i * stride + j;
        assertEquals(1 + 0.5 * v, p.get(actual, at), 100 * p.ulp(), what);
        assertEquals(1 - v, p.get(actual, n * stride + at), 200 * p.ulp(), what);
      }
    }
  }

  private static <A> A contract(
      Pair<A> p, Kernels<A> kernels, A x, A g, int n, int m, int rows, int valid) {
    ProductKernels<A> q = kernels.products();
    int stride = q.contractStride(m);
    A gt = p.zeros(rows * stride);
    A c = p.zeros(2 * n * stride);
    p.plain().elementwise().fill(c, 0, 2 * n * stride, 1);
    A[] targets = p.array(c, c);
    q.transpose(g, 0, rows, m, rows, gt, 0);
    q.contract(
        x,
        0,
        rows,
        n,
        gt,
        0,
        m,
        valid,
        targets,
        new int[] {0, n * stride},
        new double[] {0.5, -1},
        2);
    return c;
  }
}
