package org.fnde.backend.simd.kernel;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.fnde.backend.simd.kernel.FloatMath.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** Exponentials of floats, as in FloatMath; lengths are multiples of the lanes. */
final class VectorFloatExp {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatExp() {}

  static void exp(float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      FloatVector c = x0.blend(EXP_MAX, x0.compare(GT, EXP_MAX));
      c = c.blend(EXP_MIN, c.compare(LT, EXP_MIN));
      FloatVector t = c.lanewise(FMA, LOG2E, ROUND_TWICE);
      FloatVector k = t.sub(ROUND_TWICE);
      FloatVector r = k.lanewise(FMA, -LN2_LO, k.lanewise(FMA, -LN2_HI, c));
      FloatVector p = r.lanewise(FMA, E4, E3);
      p = p.lanewise(FMA, r, E2);
      p = p.lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E0);
      p = p.lanewise(FMA, r, 1f).lanewise(FMA, r, 1f);
      IntVector j = t.reinterpretAsInts().sub(ROUND_BITS);
      IntVector h = j.lanewise(LSHR, 1);
      FloatVector a = h.lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      FloatVector b = j.sub(h).lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      p.mul(a).mul(b).intoArray(y, yo + i);
    }
  }

  static void expm1(float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      FloatVector c = x0.blend(EXP_MAX, x0.compare(GT, EXP_MAX));
      c = c.blend(EXPM1_MIN, c.compare(LT, EXPM1_MIN));
      FloatVector t = c.lanewise(FMA, LOG2E, ROUND_HALF);
      FloatVector k = t.sub(ROUND_HALF);
      FloatVector r = k.lanewise(FMA, -LN2_LO, k.lanewise(FMA, -LN2_HI, c));
      FloatVector p = r.lanewise(FMA, E4, E3);
      p = p.lanewise(FMA, r, E2);
      p = p.lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E0);
      p = r.mul(r).lanewise(FMA, p, r);
      FloatVector s = t.reinterpretAsInts().lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      FloatVector v = s.lanewise(FMA, p, s.sub(0.5f)).mul(2f);
      v.blend(x0, x0.abs().compare(LT, EXPM1_TINY)).intoArray(y, yo + i);
    }
  }

  static void sigmoid(float[] x, int xo, float[] y, int yo, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      FloatVector c = x0.abs().neg();
      c = c.blend(EXP_MIN, c.compare(LT, EXP_MIN));
      FloatVector t = c.lanewise(FMA, LOG2E, ROUND_UP);
      FloatVector k = t.sub(ROUND_UP);
      FloatVector r = k.lanewise(FMA, -LN2_LO, k.lanewise(FMA, -LN2_HI, c));
      FloatVector p = r.lanewise(FMA, E4, E3);
      p = p.lanewise(FMA, r, E2);
      p = p.lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E0);
      p = p.lanewise(FMA, r, 1f).lanewise(FMA, r, 1f);
      FloatVector b = t.reinterpretAsInts().lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      FloatVector z = p.mul(b).mul(DOWN);
      FloatVector d = z.add(1f);
      FloatVector e = z.sub(d.sub(1f));
      FloatVector q = one.div(d);
      FloatVector m = q.neg();
      e = m.lanewise(FMA, e, m.lanewise(FMA, d, 1f));
      q = q.mul(one.blend(z, x0.compare(LT, 0f)));
      q.lanewise(FMA, e, q).intoArray(y, yo + i);
    }
  }

  static void softplus(float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      FloatVector c = x0.abs().neg();
      c = c.blend(EXP_MIN, c.compare(LT, EXP_MIN));
      FloatVector t = c.lanewise(FMA, LOG2E, ROUND_UP);
      FloatVector k = t.sub(ROUND_UP);
      FloatVector r = k.lanewise(FMA, -LN2_LO, k.lanewise(FMA, -LN2_HI, c));
      FloatVector p = r.lanewise(FMA, E4, E3);
      p = p.lanewise(FMA, r, E2);
      p = p.lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E0);
      p = p.lanewise(FMA, r, 1f).lanewise(FMA, r, 1f);
      FloatVector b = t.reinterpretAsInts().lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      FloatVector z = p.mul(b).mul(DOWN);
      FloatVector s = z.div(z.add(2f));
      FloatVector w = s.mul(s);
      FloatVector h = z.mul(0.5f).mul(z);
      FloatVector g = w.lanewise(FMA, M3, M2);
      g = g.lanewise(FMA, w, M1);
      g = g.lanewise(FMA, w, M0);
      g = g.lanewise(FMA, w, h);
      z = z.sub(s.neg().lanewise(FMA, g, h));
      FloatVector a = FloatVector.zero(S).blend(x0, x0.compare(GT, 0f));
      a.add(z).intoArray(y, yo + i);
    }
  }

  static void tanh(float[] x, int xo, float[] y, int yo, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    FloatVector two = FloatVector.broadcast(S, 2f);
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      FloatVector a = x0.abs();
      FloatVector c = a.blend(TANH_MAX, a.compare(GT, TANH_MAX));
      c = c.add(c);
      FloatVector t = c.lanewise(FMA, LOG2E, ROUND_ONE);
      FloatVector k = t.sub(ROUND_ONE);
      FloatVector r = k.lanewise(FMA, -LN2_LO, k.lanewise(FMA, -LN2_HI, c));
      FloatVector p = r.lanewise(FMA, E4, E3);
      p = p.lanewise(FMA, r, E2);
      p = p.lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E0);
      p = p.lanewise(FMA, r, 1f).lanewise(FMA, r, 1f);
      FloatVector b = t.reinterpretAsInts().lanewise(LSHL, MANTISSA).reinterpretAsFloats();
      FloatVector e = p.lanewise(FMA, b, 1f);
      FloatVector z = a.mul(a);
      FloatVector g = z.lanewise(FMA, T4, T3);
      g = g.lanewise(FMA, z, T2);
      g = g.lanewise(FMA, z, T1);
      g = g.lanewise(FMA, z, T0);
      g = a.mul(z).lanewise(FMA, g, a);
      FloatVector v = one.sub(two.div(e));
      v = v.blend(g, a.compare(LT, TANH_SMALL));
      IntVector sign = x0.reinterpretAsInts().and(SIGN);
      v.reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(y, yo + i);
    }
  }
}
