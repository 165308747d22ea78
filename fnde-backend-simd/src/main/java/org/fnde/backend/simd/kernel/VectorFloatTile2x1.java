package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register tile of 2 outputs and 1 vectors.
 *
 * <p>y[j] = sum over i of w[i, j] x[i * xs ..], in the order of i, + bias[j * bs]. Outputs beyond
 * the last are stored where the last is, and then overwritten by it. Only straight-line code keeps
 * the accumulators in registers, and only without branches that choose between vectors: those are
 * boxed at times.
 */
final class VectorFloatTile2x1 {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatTile2x1() {}

  static void run(
      float[] w,
      int wo,
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
    int j1 = Math.min(1, last);
    int y0 = yo;
    int y1 = yo + j1 * ys;
    FloatVector a00 = FloatVector.zero(S);
    FloatVector a10 = FloatVector.zero(S);
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wi = wo + i * 2;
      FloatVector x0 = FloatVector.fromArray(S, x, xi);
      FloatVector b0 = FloatVector.broadcast(S, w[wi]);
      a00 = b0.fma(x0, a00);
      FloatVector b1 = FloatVector.broadcast(S, w[wi + 1]);
      a10 = b1.fma(x0, a10);
    }
    FloatVector c1 = FloatVector.broadcast(S, bias[bo + j1 * bs]);
    a10.add(c1).intoArray(y, y1);
    FloatVector c0 = FloatVector.broadcast(S, bias[bo]);
    a00.add(c0).intoArray(y, y0);
  }
}
