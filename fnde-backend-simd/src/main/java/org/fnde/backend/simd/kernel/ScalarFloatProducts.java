package org.fnde.backend.simd.kernel;

import static org.fnde.backend.simd.kernel.Fused.fma;

/** Products of floats in plain Java. */
class ScalarFloatProducts implements ProductKernels<float[]> {
  /** Outputs of a panel. */
  static final int PANEL = 6;

  /** Outputs of a narrow last panel. */
  static final int NARROW = 2;

  private static final int ALIGN = 16;
  static final float[] ZERO = {0f};

  @Override
  public final int packedLength(int k, int m) {
    return k * (m - m % PANEL + width(m % PANEL));
  }

  /** Outputs that the last panel has room for. */
  static int width(int outputs) {
    return outputs == 0 ? 0 : outputs <= NARROW ? NARROW : PANEL;
  }

  @Override
  public final void pack(float[] w, int wo, int ks, int ms, int k, int m, float[] packed, int po) {
    int p = po;
    for (int j0 = 0; j0 < m; j0 += PANEL) {
      int j1 = j0 + width(Math.min(m - j0, PANEL));
      for (int i = 0; i < k; i++) {
        for (int j = j0; j < j1; j++) {
          packed[p++] = j < m ? w[wo + i * ks + j * ms] : 0f;
        }
      }
    }
  }

  @Override
  public final void product(
      float[] packed,
      int po,
      int k,
      int m,
      float[] x,
      int xo,
      int xs,
      float[] y,
      int yo,
      int ys,
      int rows) {
    product(packed, po, k, m, x, xo, xs, ZERO, 0, 0, y, yo, ys, rows);
  }

  @Override
  public final void product(
      float[] packed,
      int po,
      int k,
      int m,
      float[] x,
      int xo,
      int xs,
      float[] bias,
      int bo,
      float[] y,
      int yo,
      int ys,
      int rows) {
    product(packed, po, k, m, x, xo, xs, bias, bo, 1, y, yo, ys, rows);
  }

  /** Adds the bias of stride bs. */
  void product(
      float[] packed,
      int po,
      int k,
      int m,
      float[] x,
      int xo,
      int xs,
      float[] bias,
      int bo,
      int bs,
      float[] y,
      int yo,
      int ys,
      int rows) {
    columns(packed, po, k, m, x, xo, xs, bias, bo, bs, y, yo, ys, 0, rows);
  }

  /** The rows from to end of a product. */
  static void columns(
      float[] packed,
      int po,
      int k,
      int m,
      float[] x,
      int xo,
      int xs,
      float[] bias,
      int bo,
      int bs,
      float[] y,
      int yo,
      int ys,
      int from,
      int end) {
    for (int j = 0; j < m; j++) {
      int panel = j / PANEL * PANEL;
      int width = width(Math.min(m - panel, PANEL));
      int w = po + panel * k + j - panel;
      for (int r = from; r < end; r++) {
        float v = 0;
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
  public final void transpose(float[] g, int go, int gs, int m, int rows, float[] gt, int gto) {
    int stride = contractStride(m);
    int j = 0;
    for (; j <= m - 4; j += 4) {
      transpose4(g, go + j * gs, gs, rows, gt, gto + j, stride);
    }
    for (int r = 0; r < rows; r++) {
      int o = gto + r * stride;
      for (int i = j; i < stride; i++) {
        gt[o + i] = i < m ? g[go + i * gs + r] : i == m ? 1f : 0f;
      }
    }
  }

  private static void transpose4(
      float[] g, int go, int gs, int rows, float[] gt, int gto, int stride) {
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
      float[] x,
      int xo,
      int xs,
      int n,
      float[] gt,
      int gto,
      int m,
      int rows,
      float[][] c,
      int[] co,
      double[] alpha,
      int targets) {
    int stride = contractStride(m);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < stride; j++) {
        float v = 0f;
        for (int r = 0; r < rows; r++) {
          v = fma(x[xo + i * xs + r], gt[gto + r * stride + j], v);
        }
        for (int t = 0; t < targets; t++) {
          int e = co[t] + i * stride + j;
          c[t][e] = fma((float) alpha[t], v, c[t][e]);
        }
      }
    }
  }
}
