package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register tile of 6 outputs and 1 vectors.
 *
 * <p>y[j] = sum over i of w[i, j] x[i * xs ..], in the order of i, + bias[j * bs]. Outputs beyond
 * the last are stored where the last is, and then overwritten by it. Only straight-line code keeps
 * the accumulators in registers, and only without branches that choose between vectors: those are
 * boxed at times.
 */
final class VectorFloatTile6x1 {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatTile6x1() {}

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
    int j2 = Math.min(2, last);
    int j3 = Math.min(3, last);
    int j4 = Math.min(4, last);
    int j5 = Math.min(5, last);
    int y0 = yo;
    int y1 = yo + j1 * ys;
    int y2 = yo + j2 * ys;
    int y3 = yo + j3 * ys;
    int y4 = yo + j4 * ys;
    int y5 = yo + j5 * ys;
    FloatVector a00 = FloatVector.zero(S);
    FloatVector a10 = FloatVector.zero(S);
    FloatVector a20 = FloatVector.zero(S);
    FloatVector a30 = FloatVector.zero(S);
    FloatVector a40 = FloatVector.zero(S);
    FloatVector a50 = FloatVector.zero(S);
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wi = wo + i * 6;
      FloatVector x0 = FloatVector.fromArray(S, x, xi);
      FloatVector b0 = FloatVector.broadcast(S, w[wi]);
      a00 = b0.fma(x0, a00);
      FloatVector b1 = FloatVector.broadcast(S, w[wi + 1]);
      a10 = b1.fma(x0, a10);
      FloatVector b2 = FloatVector.broadcast(S, w[wi + 2]);
      a20 = b2.fma(x0, a20);
      FloatVector b3 = FloatVector.broadcast(S, w[wi + 3]);
      a30 = b3.fma(x0, a30);
      FloatVector b4 = FloatVector.broadcast(S, w[wi + 4]);
      a40 = b4.fma(x0, a40);
      FloatVector b5 = FloatVector.broadcast(S, w[wi + 5]);
      a50 = b5.fma(x0, a50);
    }
    FloatVector c5 = FloatVector.broadcast(S, bias[bo + j5 * bs]);
    a50.add(c5).intoArray(y, y5);
    FloatVector c4 = FloatVector.broadcast(S, bias[bo + j4 * bs]);
    a40.add(c4).intoArray(y, y4);
    FloatVector c3 = FloatVector.broadcast(S, bias[bo + j3 * bs]);
    a30.add(c3).intoArray(y, y3);
    FloatVector c2 = FloatVector.broadcast(S, bias[bo + j2 * bs]);
    a20.add(c2).intoArray(y, y2);
    FloatVector c1 = FloatVector.broadcast(S, bias[bo + j1 * bs]);
    a10.add(c1).intoArray(y, y1);
    FloatVector c0 = FloatVector.broadcast(S, bias[bo]);
    a00.add(c0).intoArray(y, y0);
  }
}
