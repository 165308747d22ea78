package org.fnde.backend.simd.kernel;

import static org.fnde.backend.simd.kernel.Fused.fma;

import java.util.Arrays;

/** Elementwise kernels on doubles in plain Java; the vector kernels end with them. */
class ScalarDoubleElementwise implements ElementwiseKernels<double[]> {

  @Override
  public final double[] allocate(int length) {
    return new double[length];
  }

  @Override
  public final double get(double[] x, int i) {
    return x[i];
  }

  @Override
  public final void set(double[] x, int i, double value) {
    x[i] = value;
  }

  @Override
  public void unary(UnaryOp op, double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = ScalarDouble.apply(op, x[xo + i]);
    }
  }

  @Override
  public void binary(
      BinaryOp op, double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = ScalarDouble.apply(op, a[ao + i], b[bo + i]);
    }
  }

  @Override
  public void binary(BinaryOp op, double[] a, int ao, double b, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = ScalarDouble.apply(op, a[ao + i], b);
    }
  }

  @Override
  public void binary(BinaryOp op, double a, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = ScalarDouble.apply(op, a, b[bo + i]);
    }
  }

  @Override
  public final void binary(
      BinaryOp op,
      double[] a,
      int ao,
      int af,
      int ar,
      double[] b,
      int bo,
      int bf,
      int br,
      double[] y,
      int yo,
      int features,
      int rows) {
    for (int f = 0; f < features; f++) {
      int ai = ao + f * af;
      int bi = bo + f * bf;
      int yi = yo + f * rows;
      if (br == 0) {
        binary(op, a, ai, b[bi], y, yi, rows);
      } else if (ar == 0) {
        binary(op, a[ai], b, bi, y, yi, rows);
      } else {
        binary(op, a, ai, b, bi, y, yi, rows);
      }
    }
  }

  @Override
  public void select(
      double[] c, int co, double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = c[co + i] != 0.0 ? a[ao + i] : b[bo + i];
    }
  }

  @Override
  public final void fill(double[] y, int yo, int n, double value) {
    Arrays.fill(y, yo, yo + n, value);
  }

  @Override
  public final void copy(double[] x, int xo, double[] y, int yo, int n) {
    System.arraycopy(x, xo, y, yo, n);
  }

  @Override
  public final void broadcast(
      double[] x, int xo, int xf, int xr, double[] y, int yo, int features, int rows) {
    for (int f = 0; f < features; f++) {
      int xi = xo + f * xf;
      int yi = yo + f * rows;
      if (xr == 0) {
        Arrays.fill(y, yi, yi + rows, x[xi]);
      } else {
        System.arraycopy(x, xi, y, yi, rows);
      }
    }
  }

  @Override
  public void axpy(double s, double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = fma(s, x[xo + i], y[yo + i]);
    }
  }

  @Override
  public void tanhGradient(double[] g, int go, double[] v, int vo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = g[go + i] * (1.0 - v[vo + i] * v[vo + i]);
    }
  }

  @Override
  public void combine(
      double[] x,
      int xo,
      double[][] k,
      int[] ko,
      double[] s,
      int terms,
      double[] y,
      int yo,
      int n) {
    combine(x, xo, k, ko, s, 0, terms, y, yo, 0, n);
  }

  @Override
  public void combine(double[][] k, int[] ko, double[] s, int terms, double[] y, int yo, int n) {
    binary(BinaryOp.MUL, k[0], ko[0], s[0], y, yo, n);
    combine(y, yo, k, ko, s, 1, terms, y, yo, 0, n);
  }

  /** Elements from to n of y = x + the terms from first to end. */
  static void combine(
      double[] x,
      int xo,
      double[][] k,
      int[] ko,
      double[] s,
      int first,
      int end,
      double[] y,
      int yo,
      int from,
      int n) {
    for (int i = from; i < n; i++) {
      double v = x[xo + i];
      for (int j = first; j < end; j++) {
        v = fma(s[j], k[j][ko[j] + i], v);
      }
      y[yo + i] = v;
    }
  }
}
