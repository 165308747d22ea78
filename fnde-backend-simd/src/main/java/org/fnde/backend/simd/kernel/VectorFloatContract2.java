package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register tile of a contraction: 6 features of x against 2 vectors of the transposed g, summed
 * over the rows, then added to the targets. Features beyond the last are the last again and not
 * stored. Straight-line code, as in the tiles of products.
 */
final class VectorFloatContract2 {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatContract2() {}

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
    FloatVector a10 = FloatVector.zero(S);
    FloatVector a11 = FloatVector.zero(S);
    FloatVector a20 = FloatVector.zero(S);
    FloatVector a21 = FloatVector.zero(S);
    FloatVector a30 = FloatVector.zero(S);
    FloatVector a31 = FloatVector.zero(S);
    FloatVector a40 = FloatVector.zero(S);
    FloatVector a41 = FloatVector.zero(S);
    FloatVector a50 = FloatVector.zero(S);
    FloatVector a51 = FloatVector.zero(S);
    for (int r = 0; r < rows; r++) {
      int gr = go + r * gs;
      FloatVector g0 = FloatVector.fromArray(S, g, gr);
      FloatVector g1 = FloatVector.fromArray(S, g, gr + LANES);
      FloatVector b0 = FloatVector.broadcast(S, x[x0 + r]);
      a00 = b0.fma(g0, a00);
      a01 = b0.fma(g1, a01);
      FloatVector b1 = FloatVector.broadcast(S, x[x1 + r]);
      a10 = b1.fma(g0, a10);
      a11 = b1.fma(g1, a11);
      FloatVector b2 = FloatVector.broadcast(S, x[x2 + r]);
      a20 = b2.fma(g0, a20);
      a21 = b2.fma(g1, a21);
      FloatVector b3 = FloatVector.broadcast(S, x[x3 + r]);
      a30 = b3.fma(g0, a30);
      a31 = b3.fma(g1, a31);
      FloatVector b4 = FloatVector.broadcast(S, x[x4 + r]);
      a40 = b4.fma(g0, a40);
      a41 = b4.fma(g1, a41);
      FloatVector b5 = FloatVector.broadcast(S, x[x5 + r]);
      a50 = b5.fma(g0, a50);
      a51 = b5.fma(g1, a51);
    }
    for (int t = 0; t < targets; t++) {
      float[] d = c[t];
      int o = co[t] + at;
      FloatVector s = FloatVector.broadcast(S, (float) alpha[t]);
      a00.fma(s, FloatVector.fromArray(S, d, o)).intoArray(d, o);
      a01.fma(s, FloatVector.fromArray(S, d, o + LANES)).intoArray(d, o + LANES);
      if (last >= 1) {
        int o1 = o + stride;
        a10.fma(s, FloatVector.fromArray(S, d, o1)).intoArray(d, o1);
        a11.fma(s, FloatVector.fromArray(S, d, o1 + LANES)).intoArray(d, o1 + LANES);
      }
      if (last >= 2) {
        int o2 = o + 2 * stride;
        a20.fma(s, FloatVector.fromArray(S, d, o2)).intoArray(d, o2);
        a21.fma(s, FloatVector.fromArray(S, d, o2 + LANES)).intoArray(d, o2 + LANES);
      }
      if (last >= 3) {
        int o3 = o + 3 * stride;
        a30.fma(s, FloatVector.fromArray(S, d, o3)).intoArray(d, o3);
        a31.fma(s, FloatVector.fromArray(S, d, o3 + LANES)).intoArray(d, o3 + LANES);
      }
      if (last >= 4) {
        int o4 = o + 4 * stride;
        a40.fma(s, FloatVector.fromArray(S, d, o4)).intoArray(d, o4);
        a41.fma(s, FloatVector.fromArray(S, d, o4 + LANES)).intoArray(d, o4 + LANES);
      }
      if (last >= 5) {
        int o5 = o + 5 * stride;
        a50.fma(s, FloatVector.fromArray(S, d, o5)).intoArray(d, o5);
        a51.fma(s, FloatVector.fromArray(S, d, o5 + LANES)).intoArray(d, o5 + LANES);
      }
    }
  }
}
