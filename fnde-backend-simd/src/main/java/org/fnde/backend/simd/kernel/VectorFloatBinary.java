package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Functions of two arrays of floats. Lengths are multiples of the lanes. */
final class VectorFloatBinary {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatBinary() {}

  static void add(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      u.add(v).intoArray(y, yo + i);
    }
  }

  static void sub(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      u.sub(v).intoArray(y, yo + i);
    }
  }

  static void mul(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      u.mul(v).intoArray(y, yo + i);
    }
  }

  static void div(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      u.div(v).intoArray(y, yo + i);
    }
  }

  static void max(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      u.max(v).intoArray(y, yo + i);
    }
  }

  static void min(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      u.min(v).intoArray(y, yo + i);
    }
  }

  static void less(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      FloatVector.zero(S).blend(1f, u.compare(VectorOperators.LT, v)).intoArray(y, yo + i);
    }
  }

  static void lessOrEqual(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      FloatVector.zero(S).blend(1f, u.compare(VectorOperators.LE, v)).intoArray(y, yo + i);
    }
  }

  static void equal(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, a, ao + i);
      FloatVector v = FloatVector.fromArray(S, b, bo + i);
      FloatVector.zero(S).blend(1f, u.compare(VectorOperators.EQ, v)).intoArray(y, yo + i);
    }
  }
}
