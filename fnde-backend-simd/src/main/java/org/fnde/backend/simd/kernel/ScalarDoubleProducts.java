package org.fnde.backend.simd.kernel;

import static org.fnde.backend.simd.kernel.Fused.fma;

/** Products of doubles in plain Java. */
class ScalarDoubleProducts implements ProductKernels<double[]> {
  /** Outputs of a panel. */
  static final int PANEL = 6;

  /** Outputs of a narrow last panel. */
  static final int NARROW = 2;

  private static final int ALIGN = 8;
  static final double[] ZERO = {0.0};

  @Override
  public final int packedLength(int k, int m) {
    return k * (m - m % PANEL + width(m % PANEL));
  }

  /** Outputs that the last panel has room for. */
  static int width(int outputs) {
    return outputs == 0 ? 0 : outputs <= NARROW ? NARROW : PANEL;
  }

  @Override
  public final void pack(
      double[] w, int wo, int ks, int ms, int k, int m, double[] packed, int po) {
    int p = po;
    for (int j0 = 0; j0 < m; j0 += PANEL) {
      int j1 = j0 + width(Math.min(m - j0, PANEL));
      for (int i = 0; i < k; i++) {
        for (int j = j0; j < j1; j++) {
          packed[p++] = j < m ? w[wo + i * ks + j * ms] : 0.0;
        }
      }
    }
  }

  @Override
  public final void product(
      double[] packed,
      int po,
      int k,
      int m,
      double[] x,
      int xo,
      int xs,
      double[] y,
      int yo,
      int ys,
      int rows) {
    product(packed, po, k, m, x, xo, xs, ZERO, 0, 0, y, yo, ys, rows);
  }

  @Override
  public final void product(
      double[] packed,
      int po,
      int k,
      int m,
      double[] x,
      int xo,
      int xs,
      double[] bias,
      int bo,
      double[] y,
      int yo,
      int ys,
      int rows) {
    product(packed, po, k, m, x, xo, xs, bias, bo, 1, y, yo, ys, rows);
  }

  /** Adds the bias of stride bs. */
  void product(
      double[] packed,
      int po,
      int k,
      int m,
      double[] x,
      int xo,
      int xs,
      double[] bias,
      int bo,
      int bs,
      double[] y,
      int yo,
      int ys,
      int rows) {
    columns(packed, po, k, m, x, xo, xs, bias, bo, bs, y, yo, ys, 0, rows);
  }

  /** The rows from to end of a product. */
  static void columns(
      double[] packed,
      int po,
      int k,
      int m,
      double[] x,
      int xo,
      int xs,
      double[] bias,
      int bo,
      int bs,
      double[] y,
      int yo,
      int ys,
      int from,
      int end) {
    for (int j = 0; j < m; j++) {
      int panel = j / PANEL * PANEL;
      int width = width(Math.min(m - panel, PANEL));
      int w = po + panel * k + j - panel;
      for (int r = from; r < end; r++) {
        double v = 0;
        for (int i = 0; i < k; i++) {
          v = fma(packed[w + i * width], x[xo + i * xs + r], v);
        }
        int at = yo + j * ys + r;
        y[at] = v + bias[bo + j * bs];
      }
    }
  }

  @Override
  public final int contractStride(int m) {
    return (m + ALIGN - 1) / ALIGN * ALIGN;
  }

  @Override
  public final void transpose(double[] g, int go, int gs, int m, int rows, double[] gt, int gto) {
    int stride = contractStride(m);
    int j = 0;
    for (; j <= m - 4; j += 4) {
      transpose4(g, go + j * gs, gs, rows, gt, gto + j, stride);
    }
    for (int r = 0; r < rows; r++) {
      int o = gto + r * stride;
      for (int i = j; i < stride; i++) {
        gt[o + i] = i < m ? g[go + i * gs + r] : i == m ? 1.0 : 0.0;
      }
    }
  }

  private static void transpose4(
      double[] g, int go, int gs, int rows, double[] gt, int gto, int stride) {
    int g1 = go + gs;
    int g2 = g1 + gs;
    int g3 = g2 + gs;
    for (int r = 0; r < rows; r++) {
      int o = gto + r * stride;
      gt[o] = g[go + r];
      gt[o + 1] = g[g1 + r];
      gt[o + 2] = g[g2 + r];
      gt[o + 3] = g[g3 + r];
    }
  }

  @Override
  public void contract(
      double[] x,
      int xo,
      int xs,
      int n,
      double[] gt,
      int gto,
      int m,
      int rows,
      double[][] c,
      int[] co,
      double[] alpha,
      int targets) {
    int stride = contractStride(m);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < stride; j++) {
        double v = 0.0;
        for (int r = 0; r < rows; r++) {
          v = fma(x[xo + i * xs + r], gt[gto + r * stride + j], v);
        }
        for (int t = 0; t < targets; t++) {
          int e = co[t] + i * stride + j;
          c[t][e] = fma(alpha[t], v, c[t][e]);
        }
      }
    }
  }
}
