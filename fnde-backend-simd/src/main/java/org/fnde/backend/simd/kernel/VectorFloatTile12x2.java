package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register tile of 12 outputs, which are two panels of 6, and 2 vectors.
 *
 * <p>y[j] = sum over i of w[i, j] x[i * xs ..], in the order of i, + bias[j * bs]. Outputs beyond
 * the last, which is in the second panel, are stored where the last is, and then overwritten by it.
 * Only straight-line code keeps the accumulators in registers, and only without branches that
 * choose between vectors: those are boxed at times.
 */
final class VectorFloatTile12x2 {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatTile12x2() {}

  /** The panels begin at wo and vo. */
  static void run(
      float[] w,
      int wo,
      int vo,
      float[] x,
      int xo,
      int xs,
      int k,
      float[] bias,
      int bo,
      int bs,
      float[] y,
      int yo,
      int ys,
      int last) {
    int j7 = Math.min(7, last);
    int j8 = Math.min(8, last);
    int j9 = Math.min(9, last);
    int j10 = Math.min(10, last);
    int j11 = Math.min(11, last);
    FloatVector a0x0 = FloatVector.zero(S);
    FloatVector a0x1 = FloatVector.zero(S);
    FloatVector a1x0 = FloatVector.zero(S);
    FloatVector a1x1 = FloatVector.zero(S);
    FloatVector a2x0 = FloatVector.zero(S);
    FloatVector a2x1 = FloatVector.zero(S);
    FloatVector a3x0 = FloatVector.zero(S);
    FloatVector a3x1 = FloatVector.zero(S);
    FloatVector a4x0 = FloatVector.zero(S);
    FloatVector a4x1 = FloatVector.zero(S);
    FloatVector a5x0 = FloatVector.zero(S);
    FloatVector a5x1 = FloatVector.zero(S);
    FloatVector a6x0 = FloatVector.zero(S);
    FloatVector a6x1 = FloatVector.zero(S);
    FloatVector a7x0 = FloatVector.zero(S);
    FloatVector a7x1 = FloatVector.zero(S);
    FloatVector a8x0 = FloatVector.zero(S);
    FloatVector a8x1 = FloatVector.zero(S);
    FloatVector a9x0 = FloatVector.zero(S);
    FloatVector a9x1 = FloatVector.zero(S);
    FloatVector a10x0 = FloatVector.zero(S);
    FloatVector a10x1 = FloatVector.zero(S);
    FloatVector a11x0 = FloatVector.zero(S);
    FloatVector a11x1 = FloatVector.zero(S);
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wi = wo + i * 6;
      int vi = vo + i * 6;
      FloatVector x0 = FloatVector.fromArray(S, x, xi);
      FloatVector x1 = FloatVector.fromArray(S, x, xi + LANES);
      FloatVector b0 = FloatVector.broadcast(S, w[wi]);
      a0x0 = b0.fma(x0, a0x0);
      a0x1 = b0.fma(x1, a0x1);
      FloatVector b1 = FloatVector.broadcast(S, w[wi + 1]);
      a1x0 = b1.fma(x0, a1x0);
      a1x1 = b1.fma(x1, a1x1);
      FloatVector b2 = FloatVector.broadcast(S, w[wi + 2]);
      a2x0 = b2.fma(x0, a2x0);
      a2x1 = b2.fma(x1, a2x1);
      FloatVector b3 = FloatVector.broadcast(S, w[wi + 3]);
      a3x0 = b3.fma(x0, a3x0);
      a3x1 = b3.fma(x1, a3x1);
      FloatVector b4 = FloatVector.broadcast(S, w[wi + 4]);
      a4x0 = b4.fma(x0, a4x0);
      a4x1 = b4.fma(x1, a4x1);
      FloatVector b5 = FloatVector.broadcast(S, w[wi + 5]);
      a5x0 = b5.fma(x0, a5x0);
      a5x1 = b5.fma(x1, a5x1);
      FloatVector b6 = FloatVector.broadcast(S, w[vi]);
      a6x0 = b6.fma(x0, a6x0);
      a6x1 = b6.fma(x1, a6x1);
      FloatVector b7 = FloatVector.broadcast(S, w[vi + 1]);
      a7x0 = b7.fma(x0, a7x0);
      a7x1 = b7.fma(x1, a7x1);
      FloatVector b8 = FloatVector.broadcast(S, w[vi + 2]);
      a8x0 = b8.fma(x0, a8x0);
      a8x1 = b8.fma(x1, a8x1);
      FloatVector b9 = FloatVector.broadcast(S, w[vi + 3]);
      a9x0 = b9.fma(x0, a9x0);
      a9x1 = b9.fma(x1, a9x1);
      FloatVector b10 = FloatVector.broadcast(S, w[vi + 4]);
      a10x0 = b10.fma(x0, a10x0);
      a10x1 = b10.fma(x1, a10x1);
      FloatVector b11 = FloatVector.broadcast(S, w[vi + 5]);
      a11x0 = b11.fma(x0, a11x0);
      a11x1 = b11.fma(x1, a11x1);
    }
    int y11 = yo + j11 * ys;
    FloatVector c11 = FloatVector.broadcast(S, bias[bo + j11 * bs]);
    a11x0.add(c11).intoArray(y, y11);
    a11x1.add(c11).intoArray(y, y11 + LANES);
    int y10 = yo + j10 * ys;
    FloatVector c10 = FloatVector.broadcast(S, bias[bo + j10 * bs]);
    a10x0.add(c10).intoArray(y, y10);
    a10x1.add(c10).intoArray(y, y10 + LANES);
    int y9 = yo + j9 * ys;
    FloatVector c9 = FloatVector.broadcast(S, bias[bo + j9 * bs]);
    a9x0.add(c9).intoArray(y, y9);
    a9x1.add(c9).intoArray(y, y9 + LANES);
    int y8 = yo + j8 * ys;
    FloatVector c8 = FloatVector.broadcast(S, bias[bo + j8 * bs]);
    a8x0.add(c8).intoArray(y, y8);
    a8x1.add(c8).intoArray(y, y8 + LANES);
    int y7 = yo + j7 * ys;
    FloatVector c7 = FloatVector.broadcast(S, bias[bo + j7 * bs]);
    a7x0.add(c7).intoArray(y, y7);
    a7x1.add(c7).intoArray(y, y7 + LANES);
    int y6 = yo + 6 * ys;
    FloatVector c6 = FloatVector.broadcast(S, bias[bo + 6 * bs]);
    a6x0.add(c6).intoArray(y, y6);
    a6x1.add(c6).intoArray(y, y6 + LANES);
    int y5 = yo + 5 * ys;
    FloatVector c5 = FloatVector.broadcast(S, bias[bo + 5 * bs]);
    a5x0.add(c5).intoArray(y, y5);
    a5x1.add(c5).intoArray(y, y5 + LANES);
    int y4 = yo + 4 * ys;
    FloatVector c4 = FloatVector.broadcast(S, bias[bo + 4 * bs]);
    a4x0.add(c4).intoArray(y, y4);
    a4x1.add(c4).intoArray(y, y4 + LANES);
    int y3 = yo + 3 * ys;
    FloatVector c3 = FloatVector.broadcast(S, bias[bo + 3 * bs]);
    a3x0.add(c3).intoArray(y, y3);
    a3x1.add(c3).intoArray(y, y3 + LANES);
    int y2 = yo + 2 * ys;
    FloatVector c2 = FloatVector.broadcast(S, bias[bo + 2 * bs]);
    a2x0.add(c2).intoArray(y, y2);
    a2x1.add(c2).intoArray(y, y2 + LANES);
    int y1 = yo + ys;
    FloatVector c1 = FloatVector.broadcast(S, bias[bo + bs]);
    a1x0.add(c1).intoArray(y, y1);
    a1x1.add(c1).intoArray(y, y1 + LANES);
    int y0 = yo;
    FloatVector c0 = FloatVector.broadcast(S, bias[bo]);
    a0x0.add(c0).intoArray(y, y0);
    a0x1.add(c0).intoArray(y, y0 + LANES);
  }
}
