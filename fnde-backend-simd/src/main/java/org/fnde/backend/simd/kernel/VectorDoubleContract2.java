package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A register tile of a contraction: 6 features of x against 2 vectors of the transposed g, summed
 * over the rows, then added to the targets. Features beyond the last are the last again and not
 * stored. Straight-line code, as in the tiles of products.
 */
final class VectorDoubleContract2 {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleContract2() {}

  static void run(
      double[] x,
      int xo,
      int xs,
      int last,
      double[] g,
      int go,
      int gs,
      int rows,
      double[][] c,
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
    DoubleVector a00 = DoubleVector.zero(S);
    DoubleVector a01 = DoubleVector.zero(S);
    DoubleVector a10 = DoubleVector.zero(S);
    DoubleVector a11 = DoubleVector.zero(S);
    DoubleVector a20 = DoubleVector.zero(S);
    DoubleVector a21 = DoubleVector.zero(S);
    DoubleVector a30 = DoubleVector.zero(S);
    DoubleVector a31 = DoubleVector.zero(S);
    DoubleVector a40 = DoubleVector.zero(S);
    DoubleVector a41 = DoubleVector.zero(S);
    DoubleVector a50 = DoubleVector.zero(S);
    DoubleVector a51 = DoubleVector.zero(S);
    for (int r = 0; r < rows; r++) {
      int gr = go + r * gs;
      DoubleVector g0 = DoubleVector.fromArray(S, g, gr);
      DoubleVector g1 = DoubleVector.fromArray(S, g, gr + LANES);
      DoubleVector b0 = DoubleVector.broadcast(S, x[x0 + r]);
      a00 = b0.fma(g0, a00);
      a01 = b0.fma(g1, a01);
      DoubleVector b1 = DoubleVector.broadcast(S, x[x1 + r]);
      a10 = b1.fma(g0, a10);
      a11 = b1.fma(g1, a11);
      DoubleVector b2 = DoubleVector.broadcast(S, x[x2 + r]);
      a20 = b2.fma(g0, a20);
      a21 = b2.fma(g1, a21);
      DoubleVector b3 = DoubleVector.broadcast(S, x[x3 + r]);
      a30 = b3.fma(g0, a30);
      a31 = b3.fma(g1, a31);
      DoubleVector b4 = DoubleVector.broadcast(S, x[x4 + r]);
      a40 = b4.fma(g0, a40);
      a41 = b4.fma(g1, a41);
      DoubleVector b5 = DoubleVector.broadcast(S, x[x5 + r]);
      a50 = b5.fma(g0, a50);
      a51 = b5.fma(g1, a51);
    }
    for (int t = 0; t < targets; t++) {
      double[] d = c[t];
      int o = co[t] + at;
      DoubleVector s = DoubleVector.broadcast(S, alpha[t]);
      a00.fma(s, DoubleVector.fromArray(S, d, o)).intoArray(d, o);
      a01.fma(s, DoubleVector.fromArray(S, d, o + LANES)).intoArray(d, o + LANES);
      if (last >= 1) {
        int o1 = o + stride;
        a10.fma(s, DoubleVector.fromArray(S, d, o1)).intoArray(d, o1);
        a11.fma(s, DoubleVector.fromArray(S, d, o1 + LANES)).intoArray(d, o1 + LANES);
      }
      if (last >= 2) {
        int o2 = o + 2 * stride;
        a20.fma(s, DoubleVector.fromArray(S, d, o2)).intoArray(d, o2);
        a21.fma(s, DoubleVector.fromArray(S, d, o2 + LANES)).intoArray(d, o2 + LANES);
      }
      if (last >= 3) {
        int o3 = o + 3 * stride;
        a30.fma(s, DoubleVector.fromArray(S, d, o3)).intoArray(d, o3);
        a31.fma(s, DoubleVector.fromArray(S, d, o3 + LANES)).intoArray(d, o3 + LANES);
      }
      if (last >= 4) {
        int o4 = o + 4 * stride;
        a40.fma(s, DoubleVector.fromArray(S, d, o4)).intoArray(d, o4);
        a41.fma(s, DoubleVector.fromArray(S, d, o4 + LANES)).intoArray(d, o4 + LANES);
      }
      if (last >= 5) {
        int o5 = o + 5 * stride;
        a50.fma(s, DoubleVector.fromArray(S, d, o5)).intoArray(d, o5);
        a51.fma(s, DoubleVector.fromArray(S, d, o5 + LANES)).intoArray(d, o5 + LANES);
      }
    }
  }
}
