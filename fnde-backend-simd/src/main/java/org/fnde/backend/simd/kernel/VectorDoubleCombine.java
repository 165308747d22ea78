package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums of scaled arrays of doubles, up to four terms in one pass. */
final class VectorDoubleCombine {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleCombine() {}

  /** y = x + the terms from first to end; n is a multiple of the lanes. */
  static void combine(
      double[] x,
      int xo,
      double[][] k,
      int[] ko,
      double[] s,
      int first,
      int end,
      double[] y,
      int yo,
      int n) {
    int j = first;
    double[] from = x;
    int fo = xo;
    do {
      switch (end - j) {
        case 0 -> System.arraycopy(from, fo, y, yo, n);
        case 1 -> one(from, fo, s[j], k[j], ko[j], y, yo, n);
        case 2 -> two(from, fo, k, ko, s, j, y, yo, n);
        case 3 -> three(from, fo, k, ko, s, j, y, yo, n);
        default -> four(from, fo, k, ko, s, j, y, yo, n);
      }
      j += 4;
      from = y;
      fo = yo;
    } while (j < end);
  }

  private static void one(
      double[] x, int xo, double s, double[] k, int ko, double[] y, int yo, int n) {
    DoubleVector f = DoubleVector.broadcast(S, s);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(S, x, xo + i);
      DoubleVector.fromArray(S, k, ko + i).fma(f, v).intoArray(y, yo + i);
    }
  }

  private static void two(
      double[] x, int xo, double[][] k, int[] ko, double[] s, int j, double[] y, int yo, int n) {
    DoubleVector s0 = DoubleVector.broadcast(S, s[j]);
    DoubleVector s1 = DoubleVector.broadcast(S, s[j + 1]);
    double[] k0 = k[j];
    double[] k1 = k[j + 1];
    int o0 = ko[j];
    int o1 = ko[j + 1];
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(S, x, xo + i);
      v = DoubleVector.fromArray(S, k0, o0 + i).fma(s0, v);
      DoubleVector.fromArray(S, k1, o1 + i).fma(s1, v).intoArray(y, yo + i);
    }
  }

  private static void three(
      double[] x, int xo, double[][] k, int[] ko, double[] s, int j, double[] y, int yo, int n) {
    DoubleVector s0 = DoubleVector.broadcast(S, s[j]);
    DoubleVector s1 = DoubleVector.broadcast(S, s[j + 1]);
    DoubleVector s2 = DoubleVector.broadcast(S, s[j + 2]);
    double[] k0 = k[j];
    double[] k1 = k[j + 1];
    double[] k2 = k[j + 2];
    int o0 = ko[j];
    int o1 = ko[j + 1];
    int o2 = ko[j + 2];
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(S, x, xo + i);
      v = DoubleVector.fromArray(S, k0, o0 + i).fma(s0, v);
      v = DoubleVector.fromArray(S, k1, o1 + i).fma(s1, v);
      DoubleVector.fromArray(S, k2, o2 + i).fma(s2, v).intoArray(y, yo + i);
    }
  }

  private static void four(
      double[] x, int xo, double[][] k, int[] ko, double[] s, int j, double[] y, int yo, int n) {
    DoubleVector s0 = DoubleVector.broadcast(S, s[j]);
    DoubleVector s1 = DoubleVector.broadcast(S, s[j + 1]);
    DoubleVector s2 = DoubleVector.broadcast(S, s[j + 2]);
    DoubleVector s3 = DoubleVector.broadcast(S, s[j + 3]);
    double[] k0 = k[j];
    double[] k1 = k[j + 1];
    double[] k2 = k[j + 2];
    double[] k3 = k[j + 3];
    int o0 = ko[j];
    int o1 = ko[j + 1];
    int o2 = ko[j + 2];
    int o3 = ko[j + 3];
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(S, x, xo + i);
      v = DoubleVector.fromArray(S, k0, o0 + i).fma(s0, v);
      v = DoubleVector.fromArray(S, k1, o1 + i).fma(s1, v);
      v = DoubleVector.fromArray(S, k2, o2 + i).fma(s2, v);
      DoubleVector.fromArray(S, k3, o3 + i).fma(s3, v).intoArray(y, yo + i);
    }
  }
}
