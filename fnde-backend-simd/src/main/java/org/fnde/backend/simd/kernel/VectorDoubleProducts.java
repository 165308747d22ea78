package org.fnde.backend.simd.kernel;

/** Products on vectors of doubles, cut into register tiles. */
final class VectorDoubleProducts extends ScalarDoubleProducts {
  private static final int LANES = Species.DOUBLE.length();

  /** Vectors of a register tile: 6 times 4 need 32 registers. */
  private static final int WIDEST = Species.manyRegisters() ? 4 : 2;

  @Override
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
    int body = rows - rows % LANES;
    panels(packed, po, k, m, x, xo, xs, bias, bo, bs, y, yo, ys, body);
    columns(packed, po, k, m, x, xo, xs, bias, bo, bs, y, yo, ys, body, rows);
  }

  private static void panels(
      double[] w,
      int wo,
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
    for (int r = 0; r < rows; ) {
      int v = vectors((rows - r) / LANES);
      int pairs = v == 2 && WIDEST == 4 ? pairs(m) : 0;
      int xr = xo + r;
      for (int j = 0; j < pairs; j += 2 * PANEL) {
        int last = Math.min(m - j, 2 * PANEL) - 1;
        int wj = wo + j * k;
        int wk = wj + PANEL * k;
        int b = bo + j * bs;
        VectorDoubleTile12x2.run(
            w, wj, wk, x, xr, xs, k, bias, b, bs, y, yo + j * ys + r, ys, last);
      }
      for (int j = pairs; j < m; j += PANEL) {
        int outputs = Math.min(m - j, PANEL);
        int b = bo + j * bs;
        int yj = yo + j * ys + r;
        int width = width(outputs);
        tile(width, v, w, wo + j * k, x, xr, xs, k, bias, b, bs, y, yj, ys, outputs - 1);
      }
      r += v * LANES;
    }
  }

  /** The first outputs, which are pairs of panels that are not narrow. */
  private static int pairs(int m) {
    int rest = m % (2 * PANEL);
    return rest > PANEL + NARROW ? m : m - rest;
  }

  private static int vectors(int left) {
    return left >= WIDEST ? WIDEST : left == 3 ? 3 : left >= 2 ? 2 : 1;
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
    for (int j = 0; j < stride; ) {
      int v = vectors((stride - j) / LANES);
      int width = v * LANES;
      for (int i = 0; i < n; i += PANEL) {
        int last = Math.min(n - i, PANEL) - 1;
        int xi = xo + i * xs;
        int gj = gto + j;
        int at = i * stride + j;
        switch (v) {
          case 4 ->
              VectorDoubleContract4.run(
                  x, xi, xs, last, gt, gj, stride, rows, c, co, at, stride, alpha, targets);
          case 3 ->
              VectorDoubleContract3.run(
                  x, xi, xs, last, gt, gj, stride, rows, c, co, at, stride, alpha, targets);
          case 2 ->
              VectorDoubleContract2.run(
                  x, xi, xs, last, gt, gj, stride, rows, c, co, at, stride, alpha, targets);
          default ->
              VectorDoubleContract1.run(
                  x, xi, xs, last, gt, gj, stride, rows, c, co, at, stride, alpha, targets);
        }
      }
      j += width;
    }
  }

  private static void tile(
      int outputs,
      int vectors,
      double[] w,
      int wo,
      double[] x,
      int xo,
      int xs,
      int k,
      double[] bias,
      int bo,
      int bs,
      double[] y,
      int yo,
      int ys,
      int last) {
    if (outputs == PANEL) {
      switch (vectors) {
        case 4 -> VectorDoubleTile6x4.run(w, wo, x, xo, xs, k, bias, bo, bs, y, yo, ys, last);
        case 3 -> VectorDoubleTile6x3.run(w, wo, x, xo, xs, k, bias, bo, bs, y, yo, ys, last);
        case 2 -> VectorDoubleTile6x2.run(w, wo, x, xo, xs, k, bias, bo, bs, y, yo, ys, last);
        default -> VectorDoubleTile6x1.run(w, wo, x, xo, xs, k, bias, bo, bs, y, yo, ys, last);
      }
    } else {
      narrow(vectors, w, wo, x, xo, xs, k, bias, bo, bs, y, yo, ys, last);
    }
  }

  private static void narrow(
      int vectors,
      double[] w,
      int wo,
      double[] x,
      int xo,
      int xs,
      int k,
      double[] bias,
      int bo,
      int bs,
      double[] y,
      int yo,
      int ys,
      int last) {
    if (vectors == 4) {
      VectorDoubleTile2x4.run(w, wo, x, xo, xs, k, bias, bo, bs, y, yo, ys, last);
      return;
    }
    for (int v = 0; v < vectors * LANES; v += LANES) {
      VectorDoubleTile2x1.run(w, wo, x, xo + v, xs, k, bias, bo, bs, y, yo + v, ys, last);
    }
  }
}
