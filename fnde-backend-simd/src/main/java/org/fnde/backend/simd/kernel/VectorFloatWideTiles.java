package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register tiles of 6 outputs and 4 or 3 vectors, for machines with 32 vector registers.
 *
 * <p>y[j] = (y[j], or bias[j * bs]) + sum over i of w[i * wi + j * wj] x[i * xs ..], in the order
 * of i. Outputs beyond the last are the last again, so that they store the same numbers twice. The
 * accumulators are variables, which only straight-line code keeps in registers.
 */
final class VectorFloatWideTiles {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatWideTiles() {}

  /** 6 outputs, 4 vectors. */
  static void tile6x4(
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
    FloatVector a02;
    FloatVector a03;
    FloatVector a10;
    FloatVector a11;
    FloatVector a12;
    FloatVector a13;
    FloatVector a20;
    FloatVector a21;
    FloatVector a22;
    FloatVector a23;
    FloatVector a30;
    FloatVector a31;
    FloatVector a32;
    FloatVector a33;
    FloatVector a40;
    FloatVector a41;
    FloatVector a42;
    FloatVector a43;
    FloatVector a50;
    FloatVector a51;
    FloatVector a52;
    FloatVector a53;
    if (add) {
      a00 = FloatVector.fromArray(S, y, y0);
      a01 = FloatVector.fromArray(S, y, y0 + LANES);
      a02 = FloatVector.fromArray(S, y, y0 + 2 * LANES);
      a03 = FloatVector.fromArray(S, y, y0 + 3 * LANES);
      a10 = FloatVector.fromArray(S, y, y1);
      a11 = FloatVector.fromArray(S, y, y1 + LANES);
      a12 = FloatVector.fromArray(S, y, y1 + 2 * LANES);
      a13 = FloatVector.fromArray(S, y, y1 + 3 * LANES);
      a20 = FloatVector.fromArray(S, y, y2);
      a21 = FloatVector.fromArray(S, y, y2 + LANES);
      a22 = FloatVector.fromArray(S, y, y2 + 2 * LANES);
      a23 = FloatVector.fromArray(S, y, y2 + 3 * LANES);
      a30 = FloatVector.fromArray(S, y, y3);
      a31 = FloatVector.fromArray(S, y, y3 + LANES);
      a32 = FloatVector.fromArray(S, y, y3 + 2 * LANES);
      a33 = FloatVector.fromArray(S, y, y3 + 3 * LANES);
      a40 = FloatVector.fromArray(S, y, y4);
      a41 = FloatVector.fromArray(S, y, y4 + LANES);
      a42 = FloatVector.fromArray(S, y, y4 + 2 * LANES);
      a43 = FloatVector.fromArray(S, y, y4 + 3 * LANES);
      a50 = FloatVector.fromArray(S, y, y5);
      a51 = FloatVector.fromArray(S, y, y5 + LANES);
      a52 = FloatVector.fromArray(S, y, y5 + 2 * LANES);
      a53 = FloatVector.fromArray(S, y, y5 + 3 * LANES);
    } else {
      a00 = FloatVector.broadcast(S, bias[bo]);
      a01 = a00;
      a02 = a00;
      a03 = a00;
      a10 = FloatVector.broadcast(S, bias[bo + j1 * bs]);
      a11 = a10;
      a12 = a10;
      a13 = a10;
      a20 = FloatVector.broadcast(S, bias[bo + j2 * bs]);
      a21 = a20;
      a22 = a20;
      a23 = a20;
      a30 = FloatVector.broadcast(S, bias[bo + j3 * bs]);
      a31 = a30;
      a32 = a30;
      a33 = a30;
      a40 = FloatVector.broadcast(S, bias[bo + j4 * bs]);
      a41 = a40;
      a42 = a40;
      a43 = a40;
      a50 = FloatVector.broadcast(S, bias[bo + j5 * bs]);
      a51 = a50;
      a52 = a50;
      a53 = a50;
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
      FloatVector b2 = FloatVector.broadcast(S, w[w2 + wk]);
      a20 = b2.fma(x0, a20);
      a21 = b2.fma(x1, a21);
      a22 = b2.fma(x2, a22);
      a23 = b2.fma(x3, a23);
      FloatVector b3 = FloatVector.broadcast(S, w[w3 + wk]);
      a30 = b3.fma(x0, a30);
      a31 = b3.fma(x1, a31);
      a32 = b3.fma(x2, a32);
      a33 = b3.fma(x3, a33);
      FloatVector b4 = FloatVector.broadcast(S, w[w4 + wk]);
      a40 = b4.fma(x0, a40);
      a41 = b4.fma(x1, a41);
      a42 = b4.fma(x2, a42);
      a43 = b4.fma(x3, a43);
      FloatVector b5 = FloatVector.broadcast(S, w[w5 + wk]);
      a50 = b5.fma(x0, a50);
      a51 = b5.fma(x1, a51);
      a52 = b5.fma(x2, a52);
      a53 = b5.fma(x3, a53);
    }
    a00.intoArray(y, y0);
    a01.intoArray(y, y0 + LANES);
    a02.intoArray(y, y0 + 2 * LANES);
    a03.intoArray(y, y0 + 3 * LANES);
    a10.intoArray(y, y1);
    a11.intoArray(y, y1 + LANES);
    a12.intoArray(y, y1 + 2 * LANES);
    a13.intoArray(y, y1 + 3 * LANES);
    a20.intoArray(y, y2);
    a21.intoArray(y, y2 + LANES);
    a22.intoArray(y, y2 + 2 * LANES);
    a23.intoArray(y, y2 + 3 * LANES);
    a30.intoArray(y, y3);
    a31.intoArray(y, y3 + LANES);
    a32.intoArray(y, y3 + 2 * LANES);
    a33.intoArray(y, y3 + 3 * LANES);
    a40.intoArray(y, y4);
    a41.intoArray(y, y4 + LANES);
    a42.intoArray(y, y4 + 2 * LANES);
    a43.intoArray(y, y4 + 3 * LANES);
    a50.intoArray(y, y5);
    a51.intoArray(y, y5 + LANES);
    a52.intoArray(y, y5 + 2 * LANES);
    a53.intoArray(y, y5 + 3 * LANES);
  }

  /** 6 outputs, 3 vectors. */
  static void tile6x3(
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
    FloatVector a02;
    FloatVector a10;
    FloatVector a11;
    FloatVector a12;
    FloatVector a20;
    FloatVector a21;
    FloatVector a22;
    FloatVector a30;
    FloatVector a31;
    FloatVector a32;
    FloatVector a40;
    FloatVector a41;
    FloatVector a42;
    FloatVector a50;
    FloatVector a51;
    FloatVector a52;
    if (add) {
      a00 = FloatVector.fromArray(S, y, y0);
      a01 = FloatVector.fromArray(S, y, y0 + LANES);
      a02 = FloatVector.fromArray(S, y, y0 + 2 * LANES);
      a10 = FloatVector.fromArray(S, y, y1);
      a11 = FloatVector.fromArray(S, y, y1 + LANES);
      a12 = FloatVector.fromArray(S, y, y1 + 2 * LANES);
      a20 = FloatVector.fromArray(S, y, y2);
      a21 = FloatVector.fromArray(S, y, y2 + LANES);
      a22 = FloatVector.fromArray(S, y, y2 + 2 * LANES);
      a30 = FloatVector.fromArray(S, y, y3);
      a31 = FloatVector.fromArray(S, y, y3 + LANES);
      a32 = FloatVector.fromArray(S, y, y3 + 2 * LANES);
      a40 = FloatVector.fromArray(S, y, y4);
      a41 = FloatVector.fromArray(S, y, y4 + LANES);
      a42 = FloatVector.fromArray(S, y, y4 + 2 * LANES);
      a50 = FloatVector.fromArray(S, y, y5);
      a51 = FloatVector.fromArray(S, y, y5 + LANES);
      a52 = FloatVector.fromArray(S, y, y5 + 2 * LANES);
    } else {
      a00 = FloatVector.broadcast(S, bias[bo]);
      a01 = a00;
      a02 = a00;
      a10 = FloatVector.broadcast(S, bias[bo + j1 * bs]);
      a11 = a10;
      a12 = a10;
      a20 = FloatVector.broadcast(S, bias[bo + j2 * bs]);
      a21 = a20;
      a22 = a20;
      a30 = FloatVector.broadcast(S, bias[bo + j3 * bs]);
      a31 = a30;
      a32 = a30;
      a40 = FloatVector.broadcast(S, bias[bo + j4 * bs]);
      a41 = a40;
      a42 = a40;
      a50 = FloatVector.broadcast(S, bias[bo + j5 * bs]);
      a51 = a50;
      a52 = a50;
    }
    for (int i = 0; i < k; i++) {
      int xi = xo + i * xs;
      int wk = i * wi;
      FloatVector x0 = FloatVector.fromArray(S, x, xi);
      FloatVector x1 = FloatVector.fromArray(S, x, xi + LANES);
      FloatVector x2 = FloatVector.fromArray(S, x, xi + 2 * LANES);
      FloatVector b0 = FloatVector.broadcast(S, w[w0 + wk]);
      a00 = b0.fma(x0, a00);
      a01 = b0.fma(x1, a01);
      a02 = b0.fma(x2, a02);
      FloatVector b1 = FloatVector.broadcast(S, w[w1 + wk]);
      a10 = b1.fma(x0, a10);
      a11 = b1.fma(x1, a11);
      a12 = b1.fma(x2, a12);
      FloatVector b2 = FloatVector.broadcast(S, w[w2 + wk]);
      a20 = b2.fma(x0, a20);
      a21 = b2.fma(x1, a21);
      a22 = b2.fma(x2, a22);
      FloatVector b3 = FloatVector.broadcast(S, w[w3 + wk]);
      a30 = b3.fma(x0, a30);
      a31 = b3.fma(x1, a31);
      a32 = b3.fma(x2, a32);
      FloatVector b4 = FloatVector.broadcast(S, w[w4 + wk]);
      a40 = b4.fma(x0, a40);
      a41 = b4.fma(x1, a41);
      a42 = b4.fma(x2, a42);
      FloatVector b5 = FloatVector.broadcast(S, w[w5 + wk]);
      a50 = b5.fma(x0, a50);
      a51 = b5.fma(x1, a51);
      a52 = b5.fma(x2, a52);
    }
    a00.intoArray(y, y0);
    a01.intoArray(y, y0 + LANES);
    a02.intoArray(y, y0 + 2 * LANES);
    a10.intoArray(y, y1);
    a11.intoArray(y, y1 + LANES);
    a12.intoArray(y, y1 + 2 * LANES);
    a20.intoArray(y, y2);
    a21.intoArray(y, y2 + LANES);
    a22.intoArray(y, y2 + 2 * LANES);
    a30.intoArray(y, y3);
    a31.intoArray(y, y3 + LANES);
    a32.intoArray(y, y3 + 2 * LANES);
    a40.intoArray(y, y4);
    a41.intoArray(y, y4 + LANES);
    a42.intoArray(y, y4 + 2 * LANES);
    a50.intoArray(y, y5);
    a51.intoArray(y, y5 + LANES);
    a52.intoArray(y, y5 + 2 * LANES);
  }
}
