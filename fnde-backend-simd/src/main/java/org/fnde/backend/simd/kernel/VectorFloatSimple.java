package org.fnde.backend.simd.kernel;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.fnde.backend.simd.kernel.FloatMath.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** Simple functions of floats; lengths are multiples of the lanes. */
final class VectorFloatSimple {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatSimple() {}

  static void neg(float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      x0.neg().intoArray(y, yo + i);
    }
  }

  static void abs(float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      x0.abs().intoArray(y, yo + i);
    }
  }

  static void sqrt(float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      x0.sqrt().intoArray(y, yo + i);
    }
  }

  /** Adding 2 to the number of bits of the mantissa rounds, then one too many is taken back. */
  static void floor(float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      FloatVector a = x0.abs();
      FloatVector k = a.add(DENORMAL_SCALE).sub(DENORMAL_SCALE);
      IntVector sign = x0.reinterpretAsInts().and(SIGN);
      k = k.reinterpretAsInts().or(sign).reinterpretAsFloats();
      k = k.blend(k.sub(1f), k.compare(GT, x0));
      x0.blend(k, a.compare(LT, DENORMAL_SCALE)).intoArray(y, yo + i);
    }
  }
}
