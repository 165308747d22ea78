package org.fnde.backend.simd.kernel;

/** Products on vectors of floats, cut into register tiles. */
final class VectorFloatProducts extends ScalarFloatProducts {
  private static final int LANES = Species.FLOAT.length();

  /** Vectors of a register tile: 6 times 4 need 32 registers. */
  private static final int WIDEST = Species.manyRegisters() ? 4 : 2;

  @Override
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
    int body = rows - rows % LANES;
    panels(packed, po, k, m, x, xo, xs, false, bias, bo, bs, y, yo, ys, body);
    if (body < rows) {
      start(bias, bo, bs, y, yo, ys, m, body, rows);
      columns(packed, po, k, m, x, xo, xs, y, yo, ys, body, rows);
    }
  }

  @Override
  public void productAdd(
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
    int body = rows - rows % LANES;
    panels(packed, po, k, m, x, xo, xs, true, ZERO, 0, 0, y, yo, ys, body);
    columns(packed, po, k, m, x, xo, xs, y, yo, ys, body, rows);
  }

  private static void panels(
      float[] w,
      int wo,
      int k,
      int m,
      float[] x,
      int xo,
      int xs,
      boolean add,
      float[] bias,
      int bo,
      int bs,
      float[] y,
      int yo,
      int ys,
      int rows) {
    for (int r = 0; r < rows; ) {
      int v = vectors((rows - r) / LANES);
      for (int j = 0; j < m; j += PANEL) {
        int outputs = Math.min(m - j, PANEL);
        int b = bo + j * bs;
        int yj = yo + j * ys + r;
        int width = width(outputs);
        tile(
            width,
            v,
            w,
            wo + j * k,
            width,
            1,
            x,
            xo + r,
            xs,
            k,
            add,
            bias,
            b,
            bs,
            y,
            yj,
            ys,
            outputs - 1);
      }
      r += v * LANES;
    }
  }

  private static int vectors(int left) {
    return left >= WIDEST ? WIDEST : left == 3 ? 3 : left >= 2 ? 2 : 1;
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
      float[] scratch,
      int so,
      float[][] c,
      int[] co,
      double[] alpha,
      int targets) {
    int stride = contractStride(m);
    for (int j = 0; j < stride; ) {
      int v = vectors((stride - j) / LANES);
      int width = v * LANES;
      for (int i = 0; i < n; i += PANEL) {
        int outputs = Math.min(n - i, PANEL);
        tile(
            PANEL,
            v,
            x,
            xo + i * xs,
            1,
            xs,
            gt,
            gto + j,
            stride,
            rows,
            false,
            ZERO,
            0,
            0,
            scratch,
            so,
            width,
            outputs - 1);
        for (int t = 0; t < targets; t++) {
          VectorFloatTargets.add(
              (float) alpha[t], scratch, so, width, outputs, c[t], co[t] + i * stride + j, stride);
        }
      }
      j += width;
    }
  }

  private static void tile(
      int outputs,
      int vectors,
      float[] w,
      int wo,
      int wi,
      int wj,
      float[] x,
      int xo,
      int xs,
      int k,
      boolean add,
      float[] bias,
      int bo,
      int bs,
      float[] y,
      int yo,
      int ys,
      int last) {
    if (outputs == PANEL) {
      switch (vectors) {
        case 4 ->
            VectorFloatWideTiles.tile6x4(
                w, wo, wi, wj, x, xo, xs, k, add, bias, bo, bs, y, yo, ys, last);
        case 3 ->
            VectorFloatWideTiles.tile6x3(
                w, wo, wi, wj, x, xo, xs, k, add, bias, bo, bs, y, yo, ys, last);
        case 2 ->
            VectorFloatTiles.tile6x2(
                w, wo, wi, wj, x, xo, xs, k, add, bias, bo, bs, y, yo, ys, last);
        default ->
            VectorFloatTiles.tile6x1(
                w, wo, wi, wj, x, xo, xs, k, add, bias, bo, bs, y, yo, ys, last);
      }
    } else {
      narrow(vectors, w, wo, wi, wj, x, xo, xs, k, add, bias, bo, bs, y, yo, ys, last);
    }
  }

  private static void narrow(
      int vectors,
      float[] w,
      int wo,
      int wi,
      int wj,
      float[] x,
      int xo,
      int xs,
      int k,
      boolean add,
      float[] bias,
      int bo,
      int bs,
      float[] y,
      int yo,
      int ys,
      int last) {
    if (vectors == 4) {
      VectorFloatTiles.tile2x4(w, wo, wi, wj, x, xo, xs, k, add, bias, bo, bs, y, yo, ys, last);
      return;
    }
    for (int v = 0; v < vectors * LANES; v += LANES) {
      VectorFloatTiles.tile2x1(
          w, wo, wi, wj, x, xo + v, xs, k, add, bias, bo, bs, y, yo + v, ys, last);
    }
  }
}
