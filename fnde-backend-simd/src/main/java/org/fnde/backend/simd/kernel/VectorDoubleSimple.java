package org.fnde.backend.simd.kernel;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.fnde.backend.simd.kernel.DoubleMath.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Simple functions of doubles; lengths are multiples of the lanes. */
final class VectorDoubleSimple {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleSimple() {}

  static void neg(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      x0.neg().intoArray(y, yo + i);
    }
  }

  static void abs(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      x0.abs().intoArray(y, yo + i);
    }
  }

  static void sqrt(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      x0.sqrt().intoArray(y, yo + i);
    }
  }

  /** Adding 2 to the number of bits of the mantissa rounds, then one too many is taken back. */
  static void floor(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      DoubleVector a = x0.abs();
      DoubleVector k = a.add(DENORMAL_SCALE).sub(DENORMAL_SCALE);
      LongVector sign = x0.reinterpretAsLongs().and(SIGN);
      k = k.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
      k = k.blend(k.sub(1.0), k.compare(GT, x0));
      x0.blend(k, a.compare(LT, DENORMAL_SCALE)).intoArray(y, yo + i);
    }
  }
}
