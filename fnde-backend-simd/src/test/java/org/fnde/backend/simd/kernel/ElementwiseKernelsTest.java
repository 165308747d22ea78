package org.fnde.backend.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("species")
class ElementwiseKernelsTest {
  private static final int[] LENGTHS = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100, 1000};
  private static final int SIZE = 1100;
  private static final int XO = 3;
  private static final int YO = 5;

  private interface Run<A> {
    void on(ElementwiseKernels<A> kernels, A y, int n);
  }

  /** Both write the same, and nothing beyond. */
  private static <A> void compare(Pair<A> p, String what, Run<A> run) {
    for (int n : LENGTHS) {
      A expected = p.normal(1, SIZE);
      A actual = p.copy(expected, SIZE);
      run.on(p.plain().elementwise(), expected, n);
      run.on(p.used().elementwise(), actual, n);
      p.assertSame(expected, actual, SIZE, what + " of " + n);
    }
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void unary(Pair<A> p) {
    A x = p.wild(2, SIZE);
    for (UnaryOp op : UnaryOp.values()) {
      compare(p, op.name(), (k, y, n) -> k.unary(op, x, XO, y, YO, n));
    }
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void unaryInPlace(Pair<A> p) {
    for (UnaryOp op : UnaryOp.values()) {
      compare(p, op + " in place", (k, y, n) -> k.unary(op, y, YO, y, YO, n));
    }
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void binary(Pair<A> p) {
    A a = p.wild(3, SIZE);
    A b = p.wild(4, SIZE);
    p.plain().elementwise().copy(a, XO + 40, b, XO + 40, 20);
    for (BinaryOp op : BinaryOp.values()) {
      compare(p, op.name(), (k, y, n) -> k.binary(op, a, XO, b, XO, y, YO, n));
      for (double s : new double[] {0.7, -0.0, 0.0, 1.0, Double.NaN, Double.POSITIVE_INFINITY}) {
        compare(p, op + " with " + s, (k, y, n) -> k.binary(op, a, XO, s, y, YO, n));
        compare(p, op + " of " + s, (k, y, n) -> k.binary(op, s, b, XO, y, YO, n));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void broadcastOperands(Pair<A> p) {
    int features = 5;
    int rows = 32;
    A a = p.normal(5, SIZE);
    A b = p.normal(6, SIZE);
    int[][] strides = {{rows, 1, 1, 0}, {1, 0, rows, 1}, {rows, 1, 0, 1}, {0, 1, rows, 1}};
    for (int[] s : strides) {
      A y = p.zeros(features * rows);
      ElementwiseKernels<A> k = p.used().elementwise();
      k.binary(BinaryOp.SUB, a, XO, s[0], s[1], b, XO, s[2], s[3], y, 0, features, rows);
      for (int i = 0; i < features * rows; i++) {
        double u = p.get(a, XO + i / rows * s[0] + i % rows * s[1]);
        double v = p.get(b, XO + i / rows * s[2] + i % rows * s[3]);
        assertEquals(u - v, p.get(y, i), 4 * p.ulp(), Arrays.toString(s));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void fused(Pair<A> p) {
    A a = p.wild(7, SIZE);
    A b = p.wild(8, SIZE);
    A c = p.wild(9, SIZE);
    compare(p, "select", (k, y, n) -> k.select(c, XO, a, XO, b, XO, y, YO, n));
    compare(p, "axpy", (k, y, n) -> k.axpy(0.3, a, XO, y, YO, n));
    compare(p, "tanhGradient", (k, y, n) -> k.tanhGradient(a, XO, b, XO, y, YO, n));
    compare(p, "fill", (k, y, n) -> k.fill(y, YO, n, 0.1));
    compare(p, "copy", (k, y, n) -> k.copy(a, XO, y, YO, n));
  }

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void combinations(Pair<A> p) {
    A x = p.normal(10, SIZE);
    double[] s = {0.1, -2.5, 3.0, 0.7, 1e-3, 1.1, -0.4, 0.9};
    int[] offsets = {0, 1, 2, 3, 4, 5, 6, 7};
    A[] terms = terms(p);
    for (int t = 1; t <= 8; t++) {
      int count = t;
      compare(p, "combine", (k, y, n) -> k.combine(x, XO, terms, offsets, s, count, y, YO, n));
      compare(p, "combine", (k, y, n) -> k.combine(terms, offsets, s, count, y, YO, n));
      A y = p.zeros(50);
      p.used().elementwise().combine(x, XO, terms, offsets, s, count, y, 0, 50);
      double expected = p.get(x, XO + 49);
      for (int j = 0; j < t; j++) {
        expected += s[j] * p.get(terms[j], j + 49);
      }
      assertEquals(expected, p.get(y, 49), 40 * p.ulp());
    }
  }

  private static <A> A[] terms(Pair<A> p) {
    A a = p.normal(20, SIZE);
    A b = p.normal(21, SIZE);
    A c = p.normal(22, SIZE);
    return p.array(a, b, c, b, a, c, c, b);
  }
}
