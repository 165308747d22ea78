package org.fnde.backend.simd.kernel;

import static org.fnde.backend.simd.kernel.Fused.fma;

/** Reductions of doubles in plain Java. */
class ScalarDoubleReductions implements ReductionKernels<double[]> {
  static final int PARTIALS = 8;

  /** Tiles are read and written in blocks of this many features, which stay in the cache. */
  private static final int BLOCK = 16;

  @Override
  public final int partials() {
    return PARTIALS;
  }

  @Override
  public void sum(double[] x, int xo, double[] y, int yo, int outer, int length, int inner) {
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i++) {
        double v = 0.0;
        for (int j = 0; j < length; j++) {
          v += x[xo + (o * length + j) * inner + i];
        }
        y[yo + o * inner + i] = v;
      }
    }
  }

  @Override
  public void max(double[] x, int xo, double[] y, int yo, int outer, int length, int inner) {
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i++) {
        double v = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < length; j++) {
          v = Math.max(v, x[xo + (o * length + j) * inner + i]);
        }
        y[yo + o * inner + i] = v;
      }
    }
  }

  @Override
  public void sumRows(
      double[] x, int xo, int features, int rows, int valid, double alpha, double[] p, int po) {
    sumRows(x, xo, features, rows, 0, valid, alpha, p, po);
  }

  /** The rows from to end. */
  static void sumRows(
      double[] x,
      int xo,
      int features,
      int rows,
      int from,
      int end,
      double alpha,
      double[] p,
      int po) {
    double a = alpha;
    for (int f = 0; f < features; f++) {
      for (int r = from; r < end; r++) {
        int i = po + f * PARTIALS + r % PARTIALS;
        p[i] = fma(a, x[xo + f * rows + r], p[i]);
      }
    }
  }

  @Override
  public void maxRows(double[] x, int xo, int features, int rows, int valid, double[] p, int po) {
    maxRows(x, xo, features, rows, 0, valid, p, po);
  }

  /** The rows from to end. */
  static void maxRows(
      double[] x, int xo, int features, int rows, int from, int end, double[] p, int po) {
    for (int f = 0; f < features; f++) {
      for (int r = from; r < end; r++) {
        int i = po + f * PARTIALS + r % PARTIALS;
        p[i] = Math.max(p[i], x[xo + f * rows + r]);
      }
    }
  }

  @Override
  public void sumSquares(
      double[] x, int xo, int features, int rows, int valid, double[] p, int po) {
    for (int s = 0; s < PARTIALS; s++) {
      double v = 0.0;
      for (int f = 0; f < features; f++) {
        for (int r = s; r < valid; r += PARTIALS) {
          double e = x[xo + f * rows + r];
          v = fma(e, e, v);
        }
      }
      p[po + s] += v;
    }
  }

  @Override
  public final void foldSum(double[] p, int po, double[] y, int yo, int features) {
    for (int f = 0; f < features; f++) {
      int o = po + f * PARTIALS;
      y[yo + f] = PARTIALS == 16 ? eight(p, o) + eight(p, o + 8) : eight(p, o);
    }
  }

  private static double eight(double[] p, int o) {
    return four(p, o) + four(p, o + 4);
  }

  private static double four(double[] p, int o) {
    return (p[o] + p[o + 1]) + (p[o + 2] + p[o + 3]);
  }

  @Override
  public final void foldMax(double[] p, int po, double[] y, int yo, int features) {
    for (int f = 0; f < features; f++) {
      double v = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < PARTIALS; i++) {
        v = Math.max(v, p[po + f * PARTIALS + i]);
      }
      y[yo + f] = v;
    }
  }

  @Override
  public final void readRows(
      double[] x, int xo, int stride, int features, int valid, double[] y, int yo, int rows) {
    for (int f0 = 0; f0 < features; f0 += BLOCK) {
      int f1 = Math.min(f0 + BLOCK, features);
      for (int r = 0; r < rows; r++) {
        int xi = xo + Math.min(r, valid - 1) * stride;
        for (int f = f0; f < f1; f++) {
          y[yo + f * rows + r] = x[xi + f];
        }
      }
    }
  }

  @Override
  public final void writeRows(
      double[] x, int xo, int rows, int features, int valid, double[] y, int yo, int stride) {
    for (int f0 = 0; f0 < features; f0 += BLOCK) {
      int f1 = Math.min(f0 + BLOCK, features);
      for (int r = 0; r < valid; r++) {
        int yi = yo + r * stride;
        for (int f = f0; f < f1; f++) {
          y[yi + f] = x[xo + f * rows + r];
        }
      }
    }
  }
}
