package org.fnde.backend.simd.kernel;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.fnde.backend.simd.kernel.FloatMath.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Logarithms of floats, as in FloatMath; lengths are multiples of the lanes. */
final class VectorFloatLog {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatLog() {}

  static void log(float[] x, int xo, float[] y, int yo, int n) {
    FloatVector zero = FloatVector.zero(S);
    FloatVector nan = FloatVector.broadcast(S, Float.NaN);
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      VectorMask<Float> small = x0.compare(LT, Float.MIN_NORMAL);
      IntVector b = x0.blend(x0.mul(DENORMAL_SCALE), small).reinterpretAsInts();
      IntVector j = b.sub(SQRT_HALF_BITS - ONE_BITS).lanewise(LSHR, MANTISSA);
      FloatVector k = j.add(ROUND_BITS).reinterpretAsFloats().sub(ROUND_ONE);
      k = k.sub(zero.blend(DENORMAL_EXPONENT, small));
      FloatVector f = b.sub(j.lanewise(LSHL, MANTISSA)).add(ONE_BITS).reinterpretAsFloats().sub(1f);
      FloatVector s = f.div(f.add(2f));
      FloatVector w = s.mul(s);
      FloatVector h = f.mul(0.5f).mul(f);
      FloatVector g = w.lanewise(FMA, L2, L1);
      g = g.lanewise(FMA, w, L0);
      g = g.lanewise(FMA, w, h);
      g = s.lanewise(FMA, g, k.mul(LN2_LO));
      FloatVector v = k.lanewise(FMA, LN2_HI, f.sub(h.sub(g)));
      v = v.blend(x0, x0.compare(EQ, Float.POSITIVE_INFINITY));
      v = v.blend(Float.NEGATIVE_INFINITY, x0.compare(EQ, 0f));
      nan.blend(v, x0.compare(GE, 0f)).intoArray(y, yo + i);
    }
  }

  static void log1p(float[] x, int xo, float[] y, int yo, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    FloatVector nan = FloatVector.broadcast(S, Float.NaN);
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      FloatVector u = x0.add(1f);
      IntVector b = u.reinterpretAsInts();
      IntVector j = b.sub(SQRT_HALF_BITS - ONE_BITS).lanewise(LSHR, MANTISSA);
      FloatVector k = j.add(ROUND_BITS).reinterpretAsFloats().sub(ROUND_ONE);
      FloatVector d = u.sub(x0);
      FloatVector c = one.sub(d).add(x0.sub(u.sub(d))).div(u);
      VectorMask<Float> near = k.compare(EQ, 0f);
      FloatVector f =
          b.sub(j.lanewise(LSHL, MANTISSA))
              .add(ONE_BITS)
              .reinterpretAsFloats()
              .sub(1f)
              .blend(x0, near);
      c = c.blend(0f, near);
      FloatVector s = f.div(f.add(2f));
      FloatVector w = s.mul(s);
      FloatVector h = f.mul(0.5f).mul(f);
      FloatVector g = w.lanewise(FMA, L2, L1);
      g = g.lanewise(FMA, w, L0);
      g = g.lanewise(FMA, w, h);
      g = s.lanewise(FMA, g, k.lanewise(FMA, LN2_LO, c));
      FloatVector v = k.lanewise(FMA, LN2_HI, f.sub(h.sub(g)));
      v = v.blend(x0, x0.compare(EQ, Float.POSITIVE_INFINITY));
      v = v.blend(Float.NEGATIVE_INFINITY, x0.compare(EQ, -1f));
      v = v.blend(x0, x0.abs().compare(LT, EXPM1_TINY));
      nan.blend(v, x0.compare(GE, -1f)).intoArray(y, yo + i);
    }
  }
}
