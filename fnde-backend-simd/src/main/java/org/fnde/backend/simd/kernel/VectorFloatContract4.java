package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register tile of a contraction: 6 features of x against 4 vectors of the transposed g, summed
 * over the rows, then added to the targets. Features beyond the last are the last again and not
 * stored. Straight-line code, as in the tiles of products.
 */
final class VectorFloatContract4 {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatContract4() {}

  static void run(
      float[] x,
      int xo,
      int xs,
      int last,
      float[] g,
      int go,
      int gs,
      int rows,
      float[][] c,
      int[] co,
      int at,
      int stride,
      double[] alpha,
      int targets) {
    int x0 = xo;
    int x1 = xo + Math.min(1, last) * xs;
    int x2 = xo + Math.min(2, last) * xs;
    int x3 = xo + Math.min(3, last) * xs;
    int x4 = xo + Math.min(4, last) * xs;
    int x5 = xo + Math.min(5, last) * xs;
    FloatVector a00 = FloatVector.zero(S);
    FloatVector a01 = FloatVector.zero(S);
    FloatVector a02 = FloatVector.zero(S);
    FloatVector a03 = FloatVector.zero(S);
    FloatVector a10 = FloatVector.zero(S);
    FloatVector a11 = FloatVector.zero(S);
    FloatVector a12 = FloatVector.zero(S);
    FloatVector a13 = FloatVector.zero(S);
    FloatVector a20 = FloatVector.zero(S);
    FloatVector a21 = FloatVector.zero(S);
    FloatVector a22 = FloatVector.zero(S);
    FloatVector a23 = FloatVector.zero(S);
    FloatVector a30 = FloatVector.zero(S);
    FloatVector a31 = FloatVector.zero(S);
    FloatVector a32 = FloatVector.zero(S);
    FloatVector a33 = FloatVector.zero(S);
    FloatVector a40 = FloatVector.zero(S);
    FloatVector a41 = FloatVector.zero(S);
    FloatVector a42 = FloatVector.zero(S);
    FloatVector a43 = FloatVector.zero(S);
    FloatVector a50 = FloatVector.zero(S);
    FloatVector a51 = FloatVector.zero(S);
    FloatVector a52 = FloatVector.zero(S);
    FloatVector a53 = FloatVector.zero(S);
    for (int r = 0; r < rows; r++) {
      int gr = go + r * gs;
      FloatVector g0 = FloatVector.fromArray(S, g, gr);
      FloatVector g1 = FloatVector.fromArray(S, g, gr + LANES);
      FloatVector g2 = FloatVector.fromArray(S, g, gr + 2 * LANES);
      FloatVector g3 = FloatVector.fromArray(S, g, gr + 3 * LANES);
      FloatVector b0 = FloatVector.broadcast(S, x[x0 + r]);
      a00 = b0.fma(g0, a00);
      a01 = b0.fma(g1, a01);
      a02 = b0.fma(g2, a02);
      a03 = b0.fma(g3, a03);
      FloatVector b1 = FloatVector.broadcast(S, x[x1 + r]);
      a10 = b1.fma(g0, a10);
      a11 = b1.fma(g1, a11);
      a12 = b1.fma(g2, a12);
      a13 = b1.fma(g3, a13);
      FloatVector b2 = FloatVector.broadcast(S, x[x2 + r]);
      a20 = b2.fma(g0, a20);
      a21 = b2.fma(g1, a21);
      a22 = b2.fma(g2, a22);
      a23 = b2.fma(g3, a23);
      FloatVector b3 = FloatVector.broadcast(S, x[x3 + r]);
      a30 = b3.fma(g0, a30);
      a31 = b3.fma(g1, a31);
      a32 = b3.fma(g2, a32);
      a33 = b3.fma(g3, a33);
      FloatVector b4 = FloatVector.broadcast(S, x[x4 + r]);
      a40 = b4.fma(g0, a40);
      a41 = b4.fma(g1, a41);
      a42 = b4.fma(g2, a42);
      a43 = b4.fma(g3, a43);
      FloatVector b5 = FloatVector.broadcast(S, x[x5 + r]);
      a50 = b5.fma(g0, a50);
      a51 = b5.fma(g1, a51);
      a52 = b5.fma(g2, a52);
      a53 = b5.fma(g3, a53);
    }
    for (int t = 0; t < targets; t++) {
      float[] d = c[t];
      int o = co[t] + at;
      FloatVector s = FloatVector.broadcast(S, (float) alpha[t]);
      a00.fma(s, FloatVector.fromArray(S, d, o)).intoArray(d, o);
      a01.fma(s, FloatVector.fromArray(S, d, o + LANES)).intoArray(d, o + LANES);
      a02.fma(s, FloatVector.fromArray(S, d, o + 2 * LANES)).intoArray(d, o + 2 * LANES);
      a03.fma(s, FloatVector.fromArray(S, d, o + 3 * LANES)).intoArray(d, o + 3 * LANES);
      if (last >= 1) {
        int o1 = o + stride;
        a10.fma(s, FloatVector.fromArray(S, d, o1)).intoArray(d, o1);
        a11.fma(s, FloatVector.fromArray(S, d, o1 + LANES)).intoArray(d, o1 + LANES);
        a12.fma(s, FloatVector.fromArray(S, d, o1 + 2 * LANES)).intoArray(d, o1 + 2 * LANES);
        a13.fma(s, FloatVector.fromArray(S, d, o1 + 3 * LANES)).intoArray(d, o1 + 3 * LANES);
      }
      if (last >= 2) {
        int o2 = o + 2 * stride;
        a20.fma(s, FloatVector.fromArray(S, d, o2)).intoArray(d, o2);
        a21.fma(s, FloatVector.fromArray(S, d, o2 + LANES)).intoArray(d, o2 + LANES);
        a22.fma(s, FloatVector.fromArray(S, d, o2 + 2 * LANES)).intoArray(d, o2 + 2 * LANES);
        a23.fma(s, FloatVector.fromArray(S, d, o2 + 3 * LANES)).intoArray(d, o2 + 3 * LANES);
      }
      if (last >= 3) {
        int o3 = o + 3 * stride;
        a30.fma(s, FloatVector.fromArray(S, d, o3)).intoArray(d, o3);
        a31.fma(s, FloatVector.fromArray(S, d, o3 + LANES)).intoArray(d, o3 + LANES);
        a32.fma(s, FloatVector.fromArray(S, d, o3 + 2 * LANES)).intoArray(d, o3 + 2 * LANES);
        a33.fma(s, FloatVector.fromArray(S, d, o3 + 3 * LANES)).intoArray(d, o3 + 3 * LANES);
      }
      if (last >= 4) {
        int o4 = o + 4 * stride;
        a40.fma(s, FloatVector.fromArray(S, d, o4)).intoArray(d, o4);
        a41.fma(s, FloatVector.fromArray(S, d, o4 + LANES)).intoArray(d, o4 + LANES);
        a42.fma(s, FloatVector.fromArray(S, d, o4 + 2 * LANES)).intoArray(d, o4 + 2 * LANES);
        a43.fma(s, FloatVector.fromArray(S, d, o4 + 3 * LANES)).intoArray(d, o4 + 3 * LANES);
      }
      if (last >= 5) {
        int o5 = o + 5 * stride;
        a50.fma(s, FloatVector.fromArray(S, d, o5)).intoArray(d, o5);
        a51.fma(s, FloatVector.fromArray(S, d, o5 + LANES)).intoArray(d, o5 + LANES);
        a52.fma(s, FloatVector.fromArray(S, d, o5 + 2 * LANES)).intoArray(d, o5 + 2 * LANES);
        a53.fma(s, FloatVector.fromArray(S, d, o5 + 3 * LANES)).intoArray(d, o5 + 3 * LANES);
      }
    }
  }
}
