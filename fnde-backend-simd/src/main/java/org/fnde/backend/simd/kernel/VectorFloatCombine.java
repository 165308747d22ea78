package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums of scaled arrays of floats, up to four terms in one pass. */
final class VectorFloatCombine {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatCombine() {}

  /** y = x + the terms from first to end; n is a multiple of the lanes. */
  static void combine(
      float[] x,
      int xo,
      float[][] k,
      int[] ko,
      double[] s,
      int first,
      int end,
      float[] y,
      int yo,
      int n) {
    int j = first;
    float[] from = x;
    int fo = xo;
    do {
      switch (end - j) {
        case 0 -> System.arraycopy(from, fo, y, yo, n);
        case 1 -> one(from, fo, (float) s[j], k[j], ko[j], y, yo, n);
        case 2 -> two(from, fo, k, ko, s, j, y, yo, n);
        case 3 -> three(from, fo, k, ko, s, j, y, yo, n);
        default -> four(from, fo, k, ko, s, j, y, yo, n);
      }
      j += 4;
      from = y;
      fo = yo;
    } while (j < end);
  }

  private static void one(float[] x, int xo, float s, float[] k, int ko, float[] y, int yo, int n) {
    FloatVector f = FloatVector.broadcast(S, s);
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = FloatVector.fromArray(S, x, xo + i);
      FloatVector.fromArray(S, k, ko + i).fma(f, v).intoArray(y, yo + i);
    }
  }

  private static void two(
      float[] x, int xo, float[][] k, int[] ko, double[] s, int j, float[] y, int yo, int n) {
    FloatVector s0 = FloatVector.broadcast(S, (float) s[j]);
    FloatVector s1 = FloatVector.broadcast(S, (float) s[j + 1]);
    float[] k0 = k[j];
    float[] k1 = k[j + 1];
    int o0 = ko[j];
    int o1 = ko[j + 1];
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = FloatVector.fromArray(S, x, xo + i);
      v = FloatVector.fromArray(S, k0, o0 + i).fma(s0, v);
      FloatVector.fromArray(S, k1, o1 + i).fma(s1, v).intoArray(y, yo + i);
    }
  }

  private static void three(
      float[] x, int xo, float[][] k, int[] ko, double[] s, int j, float[] y, int yo, int n) {
    FloatVector s0 = FloatVector.broadcast(S, (float) s[j]);
    FloatVector s1 = FloatVector.broadcast(S, (float) s[j + 1]);
    FloatVector s2 = FloatVector.broadcast(S, (float) s[j + 2]);
    float[] k0 = k[j];
    float[] k1 = k[j + 1];
    float[] k2 = k[j + 2];
    int o0 = ko[j];
    int o1 = ko[j + 1];
    int o2 = ko[j + 2];
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = FloatVector.fromArray(S, x, xo + i);
      v = FloatVector.fromArray(S, k0, o0 + i).fma(s0, v);
      v = FloatVector.fromArray(S, k1, o1 + i).fma(s1, v);
      FloatVector.fromArray(S, k2, o2 + i).fma(s2, v).intoArray(y, yo + i);
    }
  }

  private static void four(
      float[] x, int xo, float[][] k, int[] ko, double[] s, int j, float[] y, int yo, int n) {
    FloatVector s0 = FloatVector.broadcast(S, (float) s[j]);
    FloatVector s1 = FloatVector.broadcast(S, (float) s[j + 1]);
    FloatVector s2 = FloatVector.broadcast(S, (float) s[j + 2]);
    FloatVector s3 = FloatVector.broadcast(S, (float) s[j + 3]);
    float[] k0 = k[j];
    float[] k1 = k[j + 1];
    float[] k2 = k[j + 2];
    float[] k3 = k[j + 3];
    int o0 = ko[j];
    int o1 = ko[j + 1];
    int o2 = ko[j + 2];
    int o3 = ko[j + 3];
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = FloatVector.fromArray(S, x, xo + i);
      v = FloatVector.fromArray(S, k0, o0 + i).fma(s0, v);
      v = FloatVector.fromArray(S, k1, o1 + i).fma(s1, v);
      v = FloatVector.fromArray(S, k2, o2 + i).fma(s2, v);
      FloatVector.fromArray(S, k3, o3 + i).fma(s3, v).intoArray(y, yo + i);
    }
  }
}
