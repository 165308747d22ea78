package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register tiles that fit in 16 vector registers.
 *
 * <p>y[j] = (y[j], or bias[j * bs]) + sum over i of w[i * wi + j * wj] x[i * xs ..], in the order
 * of i. Outputs beyond the last are the last again, so that they store the same numbers twice. The
 * accumulators are variables, which only straight-line code keeps in registers.
 */
final class VectorFloatTiles {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatTiles() {}

  /** 6 outputs, 2 vectors. */
  static void tile6x2(
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
    FloatVector a00;
    FloatVector a01;
    FloatVector a10;
    FloatVector a11;
    FloatVector a20;
    FloatVector a21;
    FloatVector a30;
    FloatVector a31;
    FloatVector a40;
    FloatVector a41;
    FloatVector a50;
    FloatVector a51;
    if (add) {
      a00 = FloatVector.fromArray(S, y, y0);
      a01 = FloatVector.fromArray(S, y, y0 + LANES);
      a10 = FloatVector.fromArray(S, y, y1);
      a11 = FloatVector.fromArray(S, y, y1 + LANES);
      a20 = FloatVector.fromArray(S, y, y2);
      a21 = FloatVector.fromArray(S, y, y2 + LANES);
      a30 = FloatVector.fromArray(S, y, y3);
      a31 = FloatVector.fromArray(S, y, y3 + LANES);
      a40 = FloatVector.fromArray(S, y, y4);
      a41 = FloatVector.fromArray(S, y, y4 + LANES);
      a50 = FloatVector.fromArray(S, y, y5);
      a51 = FloatVector.fromArray(S, y, y5 + LANES);
    } else {
      a00 = FloatVector.broadcast(S, bias[bo]);
      a01 = a00;
      a10 = FloatVector.broadcast(S, bias[bo + j1 * bs]);
      a11 = a10;
      a20 = FloatVector.broadcast(S, bias[bo + j2 * bs]);
      a21 = a20;
      a30 = FloatVector.broadcast(S, bias[bo + j3 * bs]);
      a31 = a30;
      a40 = FloatVector.broadcast(S, bias[bo + j4 * bs]);
      a41 = a40;
      a50 = FloatVector.broadcast(S, bias[bo + j5 * bs]);
      a51 = a50;
    }
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wk = i * wi;
      FloatVector x0 = FloatVector.fromArray(S, x, xi);
      FloatVector x1 = FloatVector.fromArray(S, x, xi + LANES);
      FloatVector b0 = FloatVector.broadcast(S, w[w0 + wk]);
      a00 = b0.fma(x0, a00);
      a01 = b0.fma(x1, a01);
      FloatVector b1 = FloatVector.broadcast(S, w[w1 + wk]);
      a10 = b1.fma(x0, a10);
      a11 = b1.fma(x1, a11);
      FloatVector b2 = FloatVector.broadcast(S, w[w2 + wk]);
      a20 = b2.fma(x0, a20);
      a21 = b2.fma(x1, a21);
      FloatVector b3 = FloatVector.broadcast(S, w[w3 + wk]);
      a30 = b3.fma(x0, a30);
      a31 = b3.fma(x1, a31);
      FloatVector b4 = FloatVector.broadcast(S, w[w4 + wk]);
      a40 = b4.fma(x0, a40);
      a41 = b4.fma(x1, a41);
      FloatVector b5 = FloatVector.broadcast(S, w[w5 + wk]);
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
    FloatVector a00;
    FloatVector a10;
    FloatVector a20;
    FloatVector a30;
    FloatVector a40;
    FloatVector a50;
    if (add) {
      a00 = FloatVector.fromArray(S, y, y0);
      a10 = FloatVector.fromArray(S, y, y1);
      a20 = FloatVector.fromArray(S, y, y2);
      a30 = FloatVector.fromArray(S, y, y3);
      a40 = FloatVector.fromArray(S, y, y4);
      a50 = FloatVector.fromArray(S, y, y5);
    } else {
      a00 = FloatVector.broadcast(S, bias[bo]);
      a10 = FloatVector.broadcast(S, bias[bo + j1 * bs]);
      a20 = FloatVector.broadcast(S, bias[bo + j2 * bs]);
      a30 = FloatVector.broadcast(S, bias[bo + j3 * bs]);
      a40 = FloatVector.broadcast(S, bias[bo + j4 * bs]);
      a50 = FloatVector.broadcast(S, bias[bo + j5 * bs]);
    }
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wk = i * wi;
      FloatVector x0 = FloatVector.fromArray(S, x, xi);
      FloatVector b0 = FloatVector.broadcast(S, w[w0 + wk]);
      a00 = b0.fma(x0, a00);
      FloatVector b1 = FloatVector.broadcast(S, w[w1 + wk]);
      a10 = b1.fma(x0, a10);
      FloatVector b2 = FloatVector.broadcast(S, w[w2 + wk]);
      a20 = b2.fma(x0, a20);
      FloatVector b3 = FloatVector.broadcast(S, w[w3 + wk]);
      a30 = b3.fma(x0, a30);
      FloatVector b4 = FloatVector.broadcast(S, w[w4 + wk]);
      a40 = b4.fma(x0, a40);
      FloatVector b5 = FloatVector.broadcast(S, w[w5 + wk]);
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
    int j1 = Math.min(1, last);
    int w0 = wo;
    int y0 = yo;
    int w1 = wo + j1 * wj;
    int y1 = yo + j1 * ys;
    FloatVector a00;
    FloatVector a01;
    FloatVector a02;
    FloatVector a03;
    FloatVector a10;
    FloatVector a11;
    FloatVector a12;
    FloatVector a13;
    if (add) {
      a00 = FloatVector.fromArray(S, y, y0);
      a01 = FloatVector.fromArray(S, y, y0 + LANES);
      a02 = FloatVector.fromArray(S, y, y0 + 2 * LANES);
      a03 = FloatVector.fromArray(S, y, y0 + 3 * LANES);
      a10 = FloatVector.fromArray(S, y, y1);
      a11 = FloatVector.fromArray(S, y, y1 + LANES);
      a12 = FloatVector.fromArray(S, y, y1 + 2 * LANES);
      a13 = FloatVector.fromArray(S, y, y1 + 3 * LANES);
    } else {
      a00 = FloatVector.broadcast(S, bias[bo]);
      a01 = a00;
      a02 = a00;
      a03 = a00;
      a10 = FloatVector.broadcast(S, bias[bo + j1 * bs]);
      a11 = a10;
      a12 = a10;
      a13 = a10;
    }
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wk = i * wi;
      FloatVector x0 = FloatVector.fromArray(S, x, xi);
      FloatVector x1 = FloatVector.fromArray(S, x, xi + LANES);
      FloatVector x2 = FloatVector.fromArray(S, x, xi + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(S, x, xi + 3 * LANES);
      FloatVector b0 = FloatVector.broadcast(S, w[w0 + wk]);
      a00 = b0.fma(x0, a00);
      a01 = b0.fma(x1, a01);
      a02 = b0.fma(x2, a02);
      a03 = b0.fma(x3, a03);
      FloatVector b1 = FloatVector.broadcast(S, w[w1 + wk]);
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
    int j1 = Math.min(1, last);
    int w0 = wo;
    int y0 = yo;
    int w1 = wo + j1 * wj;
    int y1 = yo + j1 * ys;
    FloatVector a00;
    FloatVector a10;
    if (add) {
      a00 = FloatVector.fromArray(S, y, y0);
      a10 = FloatVector.fromArray(S, y, y1);
    } else {
      a00 = FloatVector.broadcast(S, bias[bo]);
      a10 = FloatVector.broadcast(S, bias[bo + j1 * bs]);
    }
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wk = i * wi;
      FloatVector x0 = FloatVector.fromArray(S, x, xi);
      FloatVector b0 = FloatVector.broadcast(S, w[w0 + wk]);
      a00 = b0.fma(x0, a00);
      FloatVector b1 = FloatVector.broadcast(S, w[w1 + wk]);
      a10 = b1.fma(x0, a10);
    }
    a00.intoArray(y, y0);
    a10.intoArray(y, y1);
  }
}
