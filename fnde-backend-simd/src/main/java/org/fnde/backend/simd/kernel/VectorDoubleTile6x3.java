package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register tile of 6 outputs and 3 vectors.
 *
 * <p>y[j] = sum over i of w[i, j] x[i * xs ..], in the order of i, + bias[j * bs]. Outputs beyond
 * the last are stored where the last is, and then overwritten by it. Only straight-line code keeps
 * the accumulators in registers, and only without branches that choose between vectors: those are
 * boxed at times.
 */
final class VectorDoubleTile6x3 {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleTile6x3() {}

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
    DoubleVector a00 = DoubleVector.zero(S);
    DoubleVector a01 = a00;
    DoubleVector a02 = a00;
    DoubleVector a10 = DoubleVector.zero(S);
    DoubleVector a11 = a10;
    DoubleVector a12 = a10;
    DoubleVector a20 = DoubleVector.zero(S);
    DoubleVector a21 = a20;
    DoubleVector a22 = a20;
    DoubleVector a30 = DoubleVector.zero(S);
    DoubleVector a31 = a30;
    DoubleVector a32 = a30;
    DoubleVector a40 = DoubleVector.zero(S);
    DoubleVector a41 = a40;
    DoubleVector a42 = a40;
    DoubleVector a50 = DoubleVector.zero(S);
    DoubleVector a51 = a50;
    DoubleVector a52 = a50;
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wi = wo + i * 6;
      DoubleVector x0 = DoubleVector.fromArray(S, x, xi);
      DoubleVector x1 = DoubleVector.fromArray(S, x, xi + LANES);
      DoubleVector x2 = DoubleVector.fromArray(S, x, xi + 2 * LANES);
      DoubleVector b0 = DoubleVector.broadcast(S, w[wi]);
      a00 = b0.fma(x0, a00);
      a01 = b0.fma(x1, a01);
      a02 = b0.fma(x2, a02);
      DoubleVector b1 = DoubleVector.broadcast(S, w[wi + 1]);
      a10 = b1.fma(x0, a10);
      a11 = b1.fma(x1, a11);
      a12 = b1.fma(x2, a12);
      DoubleVector b2 = DoubleVector.broadcast(S, w[wi + 2]);
      a20 = b2.fma(x0, a20);
      a21 = b2.fma(x1, a21);
      a22 = b2.fma(x2, a22);
      DoubleVector b3 = DoubleVector.broadcast(S, w[wi + 3]);
      a30 = b3.fma(x0, a30);
      a31 = b3.fma(x1, a31);
      a32 = b3.fma(x2, a32);
      DoubleVector b4 = DoubleVector.broadcast(S, w[wi + 4]);
      a40 = b4.fma(x0, a40);
      a41 = b4.fma(x1, a41);
      a42 = b4.fma(x2, a42);
      DoubleVector b5 = DoubleVector.broadcast(S, w[wi + 5]);
      a50 = b5.fma(x0, a50);
      a51 = b5.fma(x1, a51);
      a52 = b5.fma(x2, a52);
    }
    DoubleVector c5 = DoubleVector.broadcast(S, bias[bo + j5 * bs]);
    a50.add(c5).intoArray(y, y5);
    a51.add(c5).intoArray(y, y5 + LANES);
    a52.add(c5).intoArray(y, y5 + 2 * LANES);
    DoubleVector c4 = DoubleVector.broadcast(S, bias[bo + j4 * bs]);
    a40.add(c4).intoArray(y, y4);
    a41.add(c4).intoArray(y, y4 + LANES);
    a42.add(c4).intoArray(y, y4 + 2 * LANES);
    DoubleVector c3 = DoubleVector.broadcast(S, bias[bo + j3 * bs]);
    a30.add(c3).intoArray(y, y3);
    a31.add(c3).intoArray(y, y3 + LANES);
    a32.add(c3).intoArray(y, y3 + 2 * LANES);
    DoubleVector c2 = DoubleVector.broadcast(S, bias[bo + j2 * bs]);
    a20.add(c2).intoArray(y, y2);
    a21.add(c2).intoArray(y, y2 + LANES);
    a22.add(c2).intoArray(y, y2 + 2 * LANES);
    DoubleVector c1 = DoubleVector.broadcast(S, bias[bo + j1 * bs]);
    a10.add(c1).intoArray(y, y1);
    a11.add(c1).intoArray(y, y1 + LANES);
    a12.add(c1).intoArray(y, y1 + 2 * LANES);
    DoubleVector c0 = DoubleVector.broadcast(S, bias[bo]);
    a00.add(c0).intoArray(y, y0);
    a01.add(c0).intoArray(y, y0 + LANES);
    a02.add(c0).intoArray(y, y0 + 2 * LANES);
  }
}
