package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register tile of 2 outputs and 1 vectors.
 *
 * <p>y[j] = sum over i of w[i, j] x[i * xs ..], in the order of i, + bias[j * bs]. Outputs beyond
 * the last are stored where the last is, and then overwritten by it. Only straight-line code keeps
 * the accumulators in registers, and only without branches that choose between vectors: those are
 * boxed at times.
 */
final class VectorDoubleTile2x1 {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleTile2x1() {}

  static void run(
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
    int j1 = Math.min(1, last);
    int y0 = yo;
    int y1 = yo + j1 * ys;
    DoubleVector a00 = DoubleVector.zero(S);
    DoubleVector a10 = DoubleVector.zero(S);
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wi = wo + i * 2;
      DoubleVector x0 = DoubleVector.fromArray(S, x, xi);
      DoubleVector b0 = DoubleVector.broadcast(S, w[wi]);
      a00 = b0.fma(x0, a00);
      DoubleVector b1 = DoubleVector.broadcast(S, w[wi + 1]);
      a10 = b1.fma(x0, a10);
    }
    DoubleVector c1 = DoubleVector.broadcast(S, bias[bo + j1 * bs]);
    a10.add(c1).intoArray(y, y1);
    DoubleVector c0 = DoubleVector.broadcast(S, bias[bo]);
    a00.add(c0).intoArray(y, y0);
  }
}
