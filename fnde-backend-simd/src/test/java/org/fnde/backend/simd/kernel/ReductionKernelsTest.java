package org.fnde.backend.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("species")
class ReductionKernelsTest {
  private static final int FEATURES = 7;

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void overFeatures(Pair<A> p) {
    A x = p.normal(1, 4000);
    for (int inner : new int[] {1, 5, 16, 32, 48, 33}) {
      int n = 3 * inner;
      A expected = p.zeros(2 * n);
      A actual = p.zeros(2 * n);
      p.plain().reductions().sum(x, 2, expected, 0, 3, 6, inner);
      p.used().reductions().sum(x, 2, actual, 0, 3, 6, inner);
      p.plain().reductions().max(x, 2, expected, n, 3, 6, inner);
      p.used().reductions().max(x, 2, actual, n, 3, 6, inner);
      p.assertSame(expected, actual, 2 * n, "inner " + inner);
      double sum = 0;
      double max = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < 6; j++) {
        double v = p.get(x, 2 + (6 + j) * inner);
        sum += v;
        max = Math.max(max, v);
      }
      assertEquals(sum, p.get(actual, inner), 20 * p.ulp());
      assertEquals(max, p.get(actual, n + inner));
    }
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void overValidRows(Pair<A> p) {
    for (int rows : new int[] {1, 5, 16, 32, 64, 72}) {
      for (int valid = 1; valid <= rows; valid += 1 + rows / 9) {
        A x = p.normal(rows, FEATURES * rows);
        poisonPadding(p, x, rows, valid);
        A expected = rowReductions(p, p.plain().reductions(), x, rows, valid);
        A actual = rowReductions(p, p.used().reductions(), x, rows, valid);
        p.assertSame(expected, actual, 3 * FEATURES, valid + " of " + rows);
        double squares = 0;
        for (int f = 0; f < FEATURES; f++) {
          double sum = 0;
          double max = Double.NEGATIVE_INFINITY;
          for (int r = 0; r < valid; r++) {
            double v = p.get(x, f * rows + r);
            sum += v;
            squares += v * v;
            max = Math.max(max, v);
          }
          assertEquals(0.25 * sum, p.get(actual, f), 50 * p.ulp());
          assertEquals(max, p.get(actual, FEATURES + f));
        }
        assertEquals(squares, p.get(actual, 2 * FEATURES), squares * 50 * p.ulp());
      }
    }
  }

  private static <A> void poisonPadding(Pair<A> p, A x, int rows, int valid) {
    for (int f = 0; f < FEATURES; f++) {
      p.plain().elementwise().fill(x, f * rows + valid, rows - valid, Double.NaN);
    }
  }

  private static <A> A rowReductions(Pair<A> p, ReductionKernels<A> k, A x, int rows, int valid) {
    int n = FEATURES * k.partials();
    A partials = p.zeros(n);
    A y = p.zeros(3 * FEATURES);
    k.sumRows(x, 0, FEATURES, rows, valid, 0.25, partials, 0);
    k.foldSum(partials, 0, y, 0, FEATURES);
    p.plain().elementwise().fill(partials, 0, n, Double.NEGATIVE_INFINITY);
    k.maxRows(x, 0, FEATURES, rows, valid, partials, 0);
    k.foldMax(partials, 0, y, FEATURES, FEATURES);
    p.plain().elementwise().fill(partials, 0, n, 0);
    k.sumSquares(x, 0, FEATURES, rows, valid, partials, 0);
    k.foldSum(partials, 0, y, 2 * FEATURES, 1);
    return y;
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void nanIsKept(Pair<A> p) {
    A x = p.normal(3, 64);
    p.plain().elementwise().set(x, 17, Double.NaN);
    A partials = p.zeros(16);
    A y = p.zeros(1);
    ReductionKernels<A> k = p.used().reductions();
    k.maxRows(x, 0, 1, 64, 64, partials, 0);
    k.foldMax(partials, 0, y, 0, 1);
    assertEquals(Double.NaN, p.get(y, 0));
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void rowsToTilesAndBack(Pair<A> p) {
    int features = 21;
    int valid = 13;
    int stride = 25;
    int rows = 16;
    A x = p.normal(4, valid * stride);
    A tile = p.zeros(features * rows);
    A back = p.zeros(valid * stride);
    p.used().reductions().readRows(x, 1, stride, features, valid, tile, 0, rows);
    p.used().reductions().writeRows(tile, 0, rows, features, valid, back, 1, stride);
    for (int f = 0; f < features; f++) {
      for (int r = 0; r < rows; r++) {
        int i = 1 + Math.min(r, valid - 1) * stride + f;
        assertEquals(p.get(x, i), p.get(tile, f * rows + r));
        assertEquals(p.get(x, i), p.get(back, i));
      }
    }
    assertEquals(0, p.get(back, features + 1));
  }
}
