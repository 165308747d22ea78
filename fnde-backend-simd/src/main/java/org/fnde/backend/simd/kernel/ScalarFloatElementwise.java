package org.fnde.backend.simd.kernel;

import static org.fnde.backend.simd.kernel.Fused.fma;

import java.util.Arrays;

/** Elementwise kernels on floats in plain Java; the vector kernels end with them. */
class ScalarFloatElementwise implements ElementwiseKernels<float[]> {

  @Override
  public final float[] allocate(int length) {
    return new float[length];
  }

  @Override
  public final double get(float[] x, int i) {
    return x[i];
  }

  @Override
  public final void set(float[] x, int i, double value) {
    x[i] = (float) value;
  }

  @Override
  public void unary(UnaryOp op, float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = ScalarFloat.apply(op, x[xo + i]);
    }
  }

  @Override
  public void binary(BinaryOp op, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = ScalarFloat.apply(op, a[ao + i], b[bo + i]);
    }
  }

  @Override
  public void binary(BinaryOp op, float[] a, int ao, double b, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = ScalarFloat.apply(op, a[ao + i], (float) b);
    }
  }

  @Override
  public void binary(BinaryOp op, double a, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = ScalarFloat.apply(op, (float) a, b[bo + i]);
    }
  }

  @Override
  public final void binary(
      BinaryOp op,
      float[] a,
      int ao,
      int af,
      int ar,
      float[] b,
      int bo,
      int bf,
      int br,
      float[] y,
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
      float[] c, int co, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = c[co + i] != 0f ? a[ao + i] : b[bo + i];
    }
  }

  @Override
  public final void fill(float[] y, int yo, int n, double value) {
    Arrays.fill(y, yo, yo + n, (float) value);
  }

  @Override
  public final void copy(float[] x, int xo, float[] y, int yo, int n) {
    System.arraycopy(x, xo, y, yo, n);
  }

  @Override
  public final void broadcast(
      float[] x, int xo, int xf, int xr, float[] y, int yo, int features, int rows) {
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
  public void axpy(double s, float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = fma((float) s, x[xo + i], y[yo + i]);
    }
  }

  @Override
  public void tanhGradient(float[] g, int go, float[] v, int vo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = g[go + i] * (1f - v[vo + i] * v[vo + i]);
    }
  }

  @Override
  public void combine(
      float[] x, int xo, float[][] k, int[] ko, double[] s, int terms, float[] y, int yo, int n) {
    combine(x, xo, k, ko, s, 0, terms, y, yo, 0, n);
  }

  @Override
  public void combine(float[][] k, int[] ko, double[] s, int terms, float[] y, int yo, int n) {
    binary(BinaryOp.MUL, k[0], ko[0], s[0], y, yo, n);
    combine(y, yo, k, ko, s, 1, terms, y, yo, 0, n);
  }

  /** Elements from to n of y = x + the terms from first to end. */
  static void combine(
      float[] x,
      int xo,
      float[][] k,
      int[] ko,
      double[] s,
      int first,
      int end,
      float[] y,
      int yo,
      int from,
      int n) {
    for (int i = from; i < n; i++) {
      float v = x[xo + i];
      for (int j = first; j < end; j++) {
        v = fma((float) s[j], k[j][ko[j] + i], v);
      }
      y[yo + i] = v;
    }
  }
}
