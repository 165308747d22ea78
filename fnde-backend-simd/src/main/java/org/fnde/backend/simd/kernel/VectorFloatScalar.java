package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Functions of an array of floats and a number. Lengths are multiples of the lanes. */
final class VectorFloatScalar {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatScalar() {}

  static void add(float[] a, int ao, float b, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      u.add(b).intoArray(y, yo + i);
    }
  }

  static void sub(float[] a, int ao, float b, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      u.sub(b).intoArray(y, yo + i);
    }
  }

  static void mul(float[] a, int ao, float b, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      u.mul(b).intoArray(y, yo + i);
    }
  }

  static void div(float[] a, int ao, float b, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      u.div(b).intoArray(y, yo + i);
    }
  }

  static void max(float[] a, int ao, float b, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      u.max(b).intoArray(y, yo + i);
    }
  }

  static void min(float[] a, int ao, float b, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      u.min(b).intoArray(y, yo + i);
    }
  }

  static void less(float[] a, int ao, float b, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector.zero(S).blend(1f, u.compare(VectorOperators.LT, b)).intoArray(y, yo + i);
    }
  }

  static void lessOrEqual(float[] a, int ao, float b, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector.zero(S).blend(1f, u.compare(VectorOperators.LE, b)).intoArray(y, yo + i);
    }
  }

  static void equal(float[] a, int ao, float b, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector.zero(S).blend(1f, u.compare(VectorOperators.EQ, b)).intoArray(y, yo + i);
    }
  }

  static void sub(float a, float[] b, int bo, float[] y, int yo, int n) {
    FloatVector u = FloatVector.broadcast(S, a);
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      u.sub(v).intoArray(y, yo + i);
    }
  }

  static void div(float a, float[] b, int bo, float[] y, int yo, int n) {
    FloatVector u = FloatVector.broadcast(S, a);
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      u.div(v).intoArray(y, yo + i);
    }
  }

  static void less(float a, float[] b, int bo, float[] y, int yo, int n) {
    FloatVector u = FloatVector.broadcast(S, a);
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      FloatVector.zero(S).blend(1f, u.compare(VectorOperators.LT, v)).intoArray(y, yo + i);
    }
  }

  static void lessOrEqual(float a, float[] b, int bo, float[] y, int yo, int n) {
    FloatVector u = FloatVector.broadcast(S, a);
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      FloatVector.zero(S).blend(1f, u.compare(VectorOperators.LE, v)).intoArray(y, yo + i);
    }
  }
}
