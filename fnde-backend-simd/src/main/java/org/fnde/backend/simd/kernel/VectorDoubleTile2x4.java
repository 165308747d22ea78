package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register tile of 2 outputs and 4 vectors.
 *
 * <p>y[j] = sum over i of w[i, j] x[i * xs ..], in the order of i, + bias[j * bs]. Outputs beyond
 * the last are stored where the last is, and then overwritten by it. Only straight-line code keeps
 * the accumulators in registers, and only without branches that choose between vectors: those are
 * boxed at times.
 */
final class VectorDoubleTile2x4 {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleTile2x4() {}

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
    DoubleVector a01 = a00;
    DoubleVector a02 = a00;
    DoubleVector a03 = a00;
    DoubleVector a10 = DoubleVector.zero(S);
    DoubleVector a11 = a10;
    DoubleVector a12 = a10;
    DoubleVector a13 = a10;
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wi = wo + i * 2;
      DoubleVector x0 = DoubleVector.fromArray(S, x, xi);
      DoubleVector x1 = DoubleVector.fromArray(S, x, xi + LANES);
      DoubleVector x2 = DoubleVector.fromArray(S, x, xi + 2 * LANES);
      DoubleVector x3 = DoubleVector.fromArray(S, x, xi + 3 * LANES);
      DoubleVector b0 = DoubleVector.broadcast(S, w[wi]);
      a00 = b0.fma(x0, a00);
      a01 = b0.fma(x1, a01);
      a02 = b0.fma(x2, a02);
      a03 = b0.fma(x3, a03);
      DoubleVector b1 = DoubleVector.broadcast(S, w[wi + 1]);
      a10 = b1.fma(x0, a10);
      a11 = b1.fma(x1, a11);
      a12 = b1.fma(x2, a12);
      a13 = b1.fma(x3, a13);
    }
    DoubleVector c1 = DoubleVector.broadcast(S, bias[bo + j1 * bs]);
    a10.add(c1).intoArray(y, y1);
    a11.add(c1).intoArray(y, y1 + LANES);
    a12.add(c1).intoArray(y, y1 + 2 * LANES);
    a13.add(c1).intoArray(y, y1 + 3 * LANES);
    DoubleVector c0 = DoubleVector.broadcast(S, bias[bo]);
    a00.add(c0).intoArray(y, y0);
    a01.add(c0).intoArray(y, y0 + LANES);
    a02.add(c0).intoArray(y, y0 + 2 * LANES);
    a03.add(c0).intoArray(y, y0 + 3 * LANES);
  }
}
