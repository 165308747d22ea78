package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Functions of an array of doubles and a number. Lengths are multiples of the lanes. */
final class VectorDoubleScalar {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleScalar() {}

  static void add(double[] a, int ao, double b, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      u.add(b).intoArray(y, yo + i);
    }
  }

  static void sub(double[] a, int ao, double b, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      u.sub(b).intoArray(y, yo + i);
    }
  }

  static void mul(double[] a, int ao, double b, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      u.mul(b).intoArray(y, yo + i);
    }
  }

  static void div(double[] a, int ao, double b, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      u.div(b).intoArray(y, yo + i);
    }
  }

  static void max(double[] a, int ao, double b, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      u.max(b).intoArray(y, yo + i);
    }
  }

  static void min(double[] a, int ao, double b, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      u.min(b).intoArray(y, yo + i);
    }
  }

  static void less(double[] a, int ao, double b, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector.zero(S).blend(1.0, u.compare(VectorOperators.LT, b)).intoArray(y, yo + i);
    }
  }

  static void lessOrEqual(double[] a, int ao, double b, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector.zero(S).blend(1.0, u.compare(VectorOperators.LE, b)).intoArray(y, yo + i);
    }
  }

  static void equal(double[] a, int ao, double b, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector.zero(S).blend(1.0, u.compare(VectorOperators.EQ, b)).intoArray(y, yo + i);
    }
  }

  static void sub(double a, double[] b, int bo, double[] y, int yo, int n) {
    DoubleVector u = DoubleVector.broadcast(S, a);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      u.sub(v).intoArray(y, yo + i);
    }
  }

  static void div(double a, double[] b, int bo, double[] y, int yo, int n) {
    DoubleVector u = DoubleVector.broadcast(S, a);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      u.div(v).intoArray(y, yo + i);
    }
  }

  static void less(double a, double[] b, int bo, double[] y, int yo, int n) {
    DoubleVector u = DoubleVector.broadcast(S, a);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      DoubleVector.zero(S).blend(1.0, u.compare(VectorOperators.LT, v)).intoArray(y, yo + i);
    }
  }

  static void lessOrEqual(double a, double[] b, int bo, double[] y, int yo, int n) {
    DoubleVector u = DoubleVector.broadcast(S, a);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(S, b, bo + i);
      DoubleVector.zero(S).blend(1.0, u.compare(VectorOperators.LE, v)).intoArray(y, yo + i);
    }
  }
}
