package org.fnde.backend.simd.kernel;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.fnde.backend.simd.kernel.DoubleMath.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Exponentials of doubles, as in DoubleMath; lengths are multiples of the lanes. */
final class VectorDoubleExp {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleExp() {}

  static void exp(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      DoubleVector c = x0.blend(EXP_MAX, x0.compare(GT, EXP_MAX));
      c = c.blend(EXP_MIN, c.compare(LT, EXP_MIN));
      DoubleVector t = c.lanewise(FMA, LOG2E, ROUND_TWICE);
      DoubleVector k = t.sub(ROUND_TWICE);
      DoubleVector r = k.lanewise(FMA, -LN2_LO, k.lanewise(FMA, -LN2_HI, c));
      DoubleVector p = r.lanewise(FMA, E10, E9);
      p = p.lanewise(FMA, r, E8);
      p = p.lanewise(FMA, r, E7);
      p = p.lanewise(FMA, r, E6);
      p = p.lanewise(FMA, r, E5);
      p = p.lanewise(FMA, r, E4);
      p = p.lanewise(FMA, r, E3);
      p = p.lanewise(FMA, r, E2);
      p = p.lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E0);
      p = p.lanewise(FMA, r, 1.0).lanewise(FMA, r, 1.0);
      LongVector j = t.reinterpretAsLongs().sub(ROUND_BITS);
      LongVector h = j.lanewise(LSHR, 1);
      DoubleVector a = h.lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      DoubleVector b = j.sub(h).lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      p.mul(a).mul(b).intoArray(y, yo + i);
    }
  }

  static void expm1(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      DoubleVector c = x0.blend(EXP_MAX, x0.compare(GT, EXP_MAX));
      c = c.blend(EXPM1_MIN, c.compare(LT, EXPM1_MIN));
      DoubleVector t = c.lanewise(FMA, LOG2E, ROUND_HALF);
      DoubleVector k = t.sub(ROUND_HALF);
      DoubleVector r = k.lanewise(FMA, -LN2_LO, k.lanewise(FMA, -LN2_HI, c));
      DoubleVector p = r.lanewise(FMA, E10, E9);
      p = p.lanewise(FMA, r, E8);
      p = p.lanewise(FMA, r, E7);
      p = p.lanewise(FMA, r, E6);
      p = p.lanewise(FMA, r, E5);
      p = p.lanewise(FMA, r, E4);
      p = p.lanewise(FMA, r, E3);
      p = p.lanewise(FMA, r, E2);
      p = p.lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E0);
      p = r.mul(r).lanewise(FMA, p, r);
      DoubleVector s = t.reinterpretAsLongs().lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      DoubleVector v = s.lanewise(FMA, p, s.sub(0.5)).mul(2.0);
      v.blend(x0, x0.abs().compare(LT, EXPM1_TINY)).intoArray(y, yo + i);
    }
  }

  static void sigmoid(double[] x, int xo, double[] y, int yo, int n) {
    DoubleVector one = DoubleVector.broadcast(S, 1.0);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      DoubleVector c = x0.abs().neg();
      c = c.blend(EXP_MIN, c.compare(LT, EXP_MIN));
      DoubleVector t = c.lanewise(FMA, LOG2E, ROUND_UP);
      DoubleVector k = t.sub(ROUND_UP);
      DoubleVector r = k.lanewise(FMA, -LN2_LO, k.lanewise(FMA, -LN2_HI, c));
      DoubleVector p = r.lanewise(FMA, E10, E9);
      p = p.lanewise(FMA, r, E8);
      p = p.lanewise(FMA, r, E7);
      p = p.lanewise(FMA, r, E6);
      p = p.lanewise(FMA, r, E5);
      p = p.lanewise(FMA, r, E4);
      p = p.lanewise(FMA, r, E3);
      p = p.lanewise(FMA, r, E2);
      p = p.lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E0);
      p = p.lanewise(FMA, r, 1.0).lanewise(FMA, r, 1.0);
      DoubleVector b = t.reinterpretAsLongs().lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      DoubleVector z = p.mul(b).mul(DOWN);
      DoubleVector d = z.add(1.0);
      DoubleVector e = z.sub(d.sub(1.0));
      DoubleVector q = one.div(d);
      DoubleVector m = q.neg();
      e = m.lanewise(FMA, e, m.lanewise(FMA, d, 1.0));
      q = q.mul(one.blend(z, x0.compare(LT, 0.0)));
      q.lanewise(FMA, e, q).intoArray(y, yo + i);
    }
  }

  static void softplus(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      DoubleVector c = x0.abs().neg();
      c = c.blend(EXP_MIN, c.compare(LT, EXP_MIN));
      DoubleVector t = c.lanewise(FMA, LOG2E, ROUND_UP);
      DoubleVector k = t.sub(ROUND_UP);
      DoubleVector r = k.lanewise(FMA, -LN2_LO, k.lanewise(FMA, -LN2_HI, c));
      DoubleVector p = r.lanewise(FMA, E10, E9);
      p = p.lanewise(FMA, r, E8);
      p = p.lanewise(FMA, r, E7);
      p = p.lanewise(FMA, r, E6);
      p = p.lanewise(FMA, r, E5);
      p = p.lanewise(FMA, r, E4);
      p = p.lanewise(FMA, r, E3);
      p = p.lanewise(FMA, r, E2);
      p = p.lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E0);
      p = p.lanewise(FMA, r, 1.0).lanewise(FMA, r, 1.0);
      DoubleVector b = t.reinterpretAsLongs().lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      DoubleVector z = p.mul(b).mul(DOWN);
      DoubleVector s = z.div(z.add(2.0));
      DoubleVector w = s.mul(s);
      DoubleVector h = z.mul(0.5).mul(z);
      DoubleVector g = w.lanewise(FMA, M9, M8);
      g = g.lanewise(FMA, w, M7);
      g = g.lanewise(FMA, w, M6);
      g = g.lanewise(FMA, w, M5);
      g = g.lanewise(FMA, w, M4);
      g = g.lanewise(FMA, w, M3);
      g = g.lanewise(FMA, w, M2);
      g = g.lanewise(FMA, w, M1);
      g = g.lanewise(FMA, w, M0);
      g = g.lanewise(FMA, w, h);
      z = z.sub(s.neg().lanewise(FMA, g, h));
      DoubleVector a = DoubleVector.zero(S).blend(x0, x0.compare(GT, 0.0));
      a.add(z).intoArray(y, yo + i);
    }
  }

  static void tanh(double[] x, int xo, double[] y, int yo, int n) {
    DoubleVector one = DoubleVector.broadcast(S, 1.0);
    DoubleVector two = DoubleVector.broadcast(S, 2.0);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      DoubleVector a = x0.abs();
      DoubleVector c = a.blend(TANH_MAX, a.compare(GT, TANH_MAX));
      c = c.add(c);
      DoubleVector t = c.lanewise(FMA, LOG2E, ROUND_ONE);
      DoubleVector k = t.sub(ROUND_ONE);
      DoubleVector r = k.lanewise(FMA, -LN2_LO, k.lanewise(FMA, -LN2_HI, c));
      DoubleVector p = r.lanewise(FMA, E10, E9);
      p = p.lanewise(FMA, r, E8);
      p = p.lanewise(FMA, r, E7);
      p = p.lanewise(FMA, r, E6);
      p = p.lanewise(FMA, r, E5);
      p = p.lanewise(FMA, r, E4);
      p = p.lanewise(FMA, r, E3);
      p = p.lanewise(FMA, r, E2);
      p = p.lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E0);
      p = p.lanewise(FMA, r, 1.0).lanewise(FMA, r, 1.0);
      DoubleVector b = t.reinterpretAsLongs().lanewise(LSHL, MANTISSA).reinterpretAsDoubles();
      DoubleVector e = p.lanewise(FMA, b, 1.0);
      DoubleVector z = a.mul(a);
      DoubleVector g = z.lanewise(FMA, T11, T10);
      g = g.lanewise(FMA, z, T9);
      g = g.lanewise(FMA, z, T8);
      g = g.lanewise(FMA, z, T7);
      g = g.lanewise(FMA, z, T6);
      g = g.lanewise(FMA, z, T5);
      g = g.lanewise(FMA, z, T4);
      g = g.lanewise(FMA, z, T3);
      g = g.lanewise(FMA, z, T2);
      g = g.lanewise(FMA, z, T1);
      g = g.lanewise(FMA, z, T0);
      g = a.mul(z).lanewise(FMA, g, a);
      DoubleVector v = one.sub(two.div(e));
      v = v.blend(g, a.compare(LT, TANH_SMALL));
      LongVector sign = x0.reinterpretAsLongs().and(SIGN);
      v.reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(y, yo + i);
    }
  }
}
