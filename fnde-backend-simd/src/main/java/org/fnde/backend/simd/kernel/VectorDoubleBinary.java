package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Functions of two arrays of doubles. Lengths are multiples of the lanes. */
final class VectorDoubleBinary {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleBinary() {}

  static void add(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      u.add(v).intoArray(y, yo + i);
    }
  }

  static void sub(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      u.sub(v).intoArray(y, yo + i);
    }
  }

  static void mul(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      u.mul(v).intoArray(y, yo + i);
    }
  }

  static void div(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      u.div(v).intoArray(y, yo + i);
    }
  }

  static void max(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      u.max(v).intoArray(y, yo + i);
    }
  }

  static void min(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      u.min(v).intoArray(y, yo + i);
    }
  }

  static void less(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      DoubleVector.zero(S).blend(1.0, u.compare(VectorOperators.LT, v)).intoArray(y, yo + i);
    }
  }

  static void lessOrEqual(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      DoubleVector.zero(S).blend(1.0, u.compare(VectorOperators.LE, v)).intoArray(y, yo + i);
    }
  }

  static void equal(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      DoubleVector.zero(S).blend(1.0, u.compare(VectorOperators.EQ, v)).intoArray(y, yo + i);
    }
  }
}
