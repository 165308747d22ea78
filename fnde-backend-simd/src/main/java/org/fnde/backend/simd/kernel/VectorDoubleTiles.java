package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register tiles that fit in 16 vector registers.
 *
 * <p>y[j] = (y[j], or bias[j * bs]) + sum over i of w[i * wi + j * wj] x[i * xs ..], in the order
 * of i. Outputs beyond the last are the last again, so that they store the same numbers twice. The
 * accumulators are variables, which only straight-line code keeps in registers.
 */
final class VectorDoubleTiles {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleTiles() {}

  /** 6 outputs, 2 vectors. */
  static void tile6x2(
      double[] w,
      int wo,
      int wi,
      int wj,
      double[] x,
      int xo,
      int xs,
      int k,
      boolean add,
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
    int w0 = wo;
    int y0 = yo;
    int w1 = wo + j1 * wj;
    int y1 = yo + j1 * ys;
    int w2 = wo + j2 * wj;
    int y2 = yo + j2 * ys;
    int w3 = wo + j3 * wj;
    int y3 = yo + j3 * ys;
    int w4 = wo + j4 * wj;
    int y4 = yo + j4 * ys;
    int w5 = wo + j5 * wj;
    int y5 = yo + j5 * ys;
    DoubleVector a00;
    DoubleVector a01;
    DoubleVector a10;
    DoubleVector a11;
    DoubleVector a20;
    DoubleVector a21;
    DoubleVector a30;
    DoubleVector a31;
    DoubleVector a40;
    DoubleVector a41;
    DoubleVector a50;
    DoubleVector a51;
    if (add) {
      a00 = DoubleVector.fromArray(S, y, y0);
      a01 = DoubleVector.fromArray(S, y, y0 + LANES);
      a10 = DoubleVector.fromArray(S, y, y1);
      a11 = DoubleVector.fromArray(S, y, y1 + LANES);
      a20 = DoubleVector.fromArray(S, y, y2);
      a21 = DoubleVector.fromArray(S, y, y2 + LANES);
      a30 = DoubleVector.fromArray(S, y, y3);
      a31 = DoubleVector.fromArray(S, y, y3 + LANES);
      a40 = DoubleVector.fromArray(S, y, y4);
      a41 = DoubleVector.fromArray(S, y, y4 + LANES);
      a50 = DoubleVector.fromArray(S, y, y5);
      a51 = DoubleVector.fromArray(S, y, y5 + LANES);
    } else {
      a00 = DoubleVector.broadcast(S, bias[bo]);
      a01 = a00;
      a10 = DoubleVector.broadcast(S, bias[bo + j1 * bs]);
      a11 = a10;
      a20 = DoubleVector.broadcast(S, bias[bo + j2 * bs]);
      a21 = a20;
      a30 = DoubleVector.broadcast(S, bias[bo + j3 * bs]);
      a31 = a30;
      a40 = DoubleVector.broadcast(S, bias[bo + j4 * bs]);
      a41 = a40;
      a50 = DoubleVector.broadcast(S, bias[bo + j5 * bs]);
      a51 = a50;
    }
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wk = i * wi;
      DoubleVector x0 = DoubleVector.fromArray(S, x, xi);
      DoubleVector x1 = DoubleVector.fromArray(S, x, xi + LANES);
      DoubleVector b0 = DoubleVector.broadcast(S, w[w0 + wk]);
      a00 = b0.fma(x0, a00);
      a01 = b0.fma(x1, a01);
      DoubleVector b1 = DoubleVector.broadcast(S, w[w1 + wk]);
      a10 = b1.fma(x0, a10);
      a11 = b1.fma(x1, a11);
      DoubleVector b2 = DoubleVector.broadcast(S, w[w2 + wk]);
      a20 = b2.fma(x0, a20);
      a21 = b2.fma(x1, a21);
      DoubleVector b3 = DoubleVector.broadcast(S, w[w3 + wk]);
      a30 = b3.fma(x0, a30);
      a31 = b3.fma(x1, a31);
      DoubleVector b4 = DoubleVector.broadcast(S, w[w4 + wk]);
      a40 = b4.fma(x0, a40);
      a41 = b4.fma(x1, a41);
      DoubleVector b5 = DoubleVector.broadcast(S, w[w5 + wk]);
      a50 = b5.fma(x0, a50);
      a51 = b5.fma(x1, a51);
    }
    a00.intoArray(y, y0);
    a01.intoArray(y, y0 + LANES);
    a10.intoArray(y, y1);
    a11.intoArray(y, y1 + LANES);
    a20.intoArray(y, y2);
    a21.intoArray(y, y2 + LANES);
    a30.intoArray(y, y3);
    a31.intoArray(y, y3 + LANES);
    a40.intoArray(y, y4);
    a41.intoArray(y, y4 + LANES);
    a50.intoArray(y, y5);
    a51.intoArray(y, y5 + LANES);
  }

  /** 6 outputs, 1 vectors. */
  static void tile6x1(
      double[] w,
      int wo,
      int wi,
      int wj,
      double[] x,
      int xo,
      int xs,
      int k,
      boolean add,
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
    int w0 = wo;
    int y0 = yo;
    int w1 = wo + j1 * wj;
    int y1 = yo + j1 * ys;
    int w2 = wo + j2 * wj;
    int y2 = yo + j2 * ys;
    int w3 = wo + j3 * wj;
    int y3 = yo + j3 * ys;
    int w4 = wo + j4 * wj;
    int y4 = yo + j4 * ys;
    int w5 = wo + j5 * wj;
    int y5 = yo + j5 * ys;
    DoubleVector a00;
    DoubleVector a10;
    DoubleVector a20;
    DoubleVector a30;
    DoubleVector a40;
    DoubleVector a50;
    if (add) {
      a00 = DoubleVector.fromArray(S, y, y0);
      a10 = DoubleVector.fromArray(S, y, y1);
      a20 = DoubleVector.fromArray(S, y, y2);
      a30 = DoubleVector.fromArray(S, y, y3);
      a40 = DoubleVector.fromArray(S, y, y4);
      a50 = DoubleVector.fromArray(S, y, y5);
    } else {
      a00 = DoubleVector.broadcast(S, bias[bo]);
      a10 = DoubleVector.broadcast(S, bias[bo + j1 * bs]);
      a20 = DoubleVector.broadcast(S, bias[bo + j2 * bs]);
      a30 = DoubleVector.broadcast(S, bias[bo + j3 * bs]);
      a40 = DoubleVector.broadcast(S, bias[bo + j4 * bs]);
      a50 = DoubleVector.broadcast(S, bias[bo + j5 * bs]);
    }
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wk = i * wi;
      DoubleVector x0 = DoubleVector.fromArray(S, x, xi);
      DoubleVector b0 = DoubleVector.broadcast(S, w[w0 + wk]);
      a00 = b0.fma(x0, a00);
      DoubleVector b1 = DoubleVector.broadcast(S, w[w1 + wk]);
      a10 = b1.fma(x0, a10);
      DoubleVector b2 = DoubleVector.broadcast(S, w[w2 + wk]);
      a20 = b2.fma(x0, a20);
      DoubleVector b3 = DoubleVector.broadcast(S, w[w3 + wk]);
      a30 = b3.fma(x0, a30);
      DoubleVector b4 = DoubleVector.broadcast(S, w[w4 + wk]);
      a40 = b4.fma(x0, a40);
      DoubleVector b5 = DoubleVector.broadcast(S, w[w5 + wk]);
      a50 = b5.fma(x0, a50);
    }
    a00.intoArray(y, y0);
    a10.intoArray(y, y1);
    a20.intoArray(y, y2);
    a30.intoArray(y, y3);
    a40.intoArray(y, y4);
    a50.intoArray(y, y5);
  }

  /** 2 outputs, 4 vectors. */
  static void tile2x4(
      double[] w,
      int wo,
      int wi,
      int wj,
      double[] x,
      int xo,
      int xs,
      int k,
      boolean add,
      double[] bias,
      int bo,
      int bs,
      double[] y,
      int yo,
      int ys,
      int last) {
    int j1 = Math.min(1, last);
    int w0 = wo;
    int y0 = yo;
    int w1 = wo + j1 * wj;
    int y1 = yo + j1 * ys;
    DoubleVector a00;
    DoubleVector a01;
    DoubleVector a02;
    DoubleVector a03;
    DoubleVector a10;
    DoubleVector a11;
    DoubleVector a12;
    DoubleVector a13;
    if (add) {
      a00 = DoubleVector.fromArray(S, y, y0);
      a01 = DoubleVector.fromArray(S, y, y0 + LANES);
      a02 = DoubleVector.fromArray(S, y, y0 + 2 * LANES);
      a03 = DoubleVector.fromArray(S, y, y0 + 3 * LANES);
      a10 = DoubleVector.fromArray(S, y, y1);
      a11 = DoubleVector.fromArray(S, y, y1 + LANES);
      a12 = DoubleVector.fromArray(S, y, y1 + 2 * LANES);
      a13 = DoubleVector.fromArray(S, y, y1 + 3 * LANES);
    } else {
      a00 = DoubleVector.broadcast(S, bias[bo]);
      a01 = a00;
      a02 = a00;
      a03 = a00;
      a10 = DoubleVector.broadcast(S, bias[bo + j1 * bs]);
      a11 = a10;
      a12 = a10;
      a13 = a10;
    }
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wk = i * wi;
      DoubleVector x0 = DoubleVector.fromArray(S, x, xi);
      DoubleVector x1 = DoubleVector.fromArray(S, x, xi + LANES);
      DoubleVector x2 = DoubleVector.fromArray(S, x, xi + 2 * LANES);
      DoubleVector x3 = DoubleVector.fromArray(S, x, xi + 3 * LANES);
      DoubleVector b0 = DoubleVector.broadcast(S, w[w0 + wk]);
      a00 = b0.fma(x0, a00);
      a01 = b0.fma(x1, a01);
      a02 = b0.fma(x2, a02);
      a03 = b0.fma(x3, a03);
      DoubleVector b1 = DoubleVector.broadcast(S, w[w1 + wk]);
      a10 = b1.fma(x0, a10);
      a11 = b1.fma(x1, a11);
      a12 = b1.fma(x2, a12);
      a13 = b1.fma(x3, a13);
    }
    a00.intoArray(y, y0);
    a01.intoArray(y, y0 + LANES);
    a02.intoArray(y, y0 + 2 * LANES);
    a03.intoArray(y, y0 + 3 * LANES);
    a10.intoArray(y, y1);
    a11.intoArray(y, y1 + LANES);
    a12.intoArray(y, y1 + 2 * LANES);
    a13.intoArray(y, y1 + 3 * LANES);
  }

  /** 2 outputs, 1 vectors. */
  static void tile2x1(
      double[] w,
      int wo,
      int wi,
      int wj,
      double[] x,
      int xo,
      int xs,
      int k,
      boolean add,
      double[] bias,
      int bo,
      int bs,
      double[] y,
      int yo,
      int ys,
      int last) {
    int j1 = Math.min(1, last);
    int w0 = wo;
    int y0 = yo;
    int w1 = wo + j1 * wj;
    int y1 = yo + j1 * ys;
    DoubleVector a00;
    DoubleVector a10;
    if (add) {
      a00 = DoubleVector.fromArray(S, y, y0);
      a10 = DoubleVector.fromArray(S, y, y1);
    } else {
      a00 = DoubleVector.broadcast(S, bias[bo]);
      a10 = DoubleVector.broadcast(S, bias[bo + j1 * bs]);
    }
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wk = i * wi;
      DoubleVector x0 = DoubleVector.fromArray(S, x, xi);
      DoubleVector b0 = DoubleVector.broadcast(S, w[w0 + wk]);
      a00 = b0.fma(x0, a00);
      DoubleVector b1 = DoubleVector.broadcast(S, w[w1 + wk]);
      a10 = b1.fma(x0, a10);
    }
    a00.intoArray(y, y0);
    a10.intoArray(y, y1);
  }
}
