package org.fnde.backend.simd.kernel;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.fnde.backend.simd.kernel.DoubleMath.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Logarithms of doubles, as in DoubleMath; lengths are multiples of the lanes. */
final class VectorDoubleLog {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleLog() {}

  static void log(double[] x, int xo, double[] y, int yo, int n) {
    DoubleVector zero = DoubleVector.zero(S);
    DoubleVector nan = DoubleVector.broadcast(S, Double.NaN);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      VectorMask<Double> small = x0.compare(LT, Double.MIN_NORMAL);
      LongVector b = x0.blend(x0.mul(DENORMAL_SCALE), small).reinterpretAsLongs();
      LongVector j = b.sub(SQRT_HALF_BITS - ONE_BITS).lanewise(LSHR, MANTISSA);
      DoubleVector k = j.add(ROUND_BITS).reinterpretAsDoubles().sub(ROUND_ONE);
      k = k.sub(zero.blend(DENORMAL_EXPONENT, small));
      DoubleVector f =
          b.sub(j.lanewise(LSHL, MANTISSA)).add(ONE_BITS).reinterpretAsDoubles().sub(1.0);
      DoubleVector s = f.div(f.add(2.0));
      DoubleVector w = s.mul(s);
      DoubleVector h = f.mul(0.5).mul(f);
      DoubleVector g = w.lanewise(FMA, L6, L5);
      g = g.lanewise(FMA, w, L4);
      g = g.lanewise(FMA, w, L3);
      g = g.lanewise(FMA, w, L2);
      g = g.lanewise(FMA, w, L1);
      g = g.lanewise(FMA, w, L0);
      g = g.lanewise(FMA, w, h);
      g = s.lanewise(FMA, g, k.mul(LN2_LO));
      DoubleVector v = k.lanewise(FMA, LN2_HI, f.sub(h.sub(g)));
      v = v.blend(x0, x0.compare(EQ, Double.POSITIVE_INFINITY));
      v = v.blend(Double.NEGATIVE_INFINITY, x0.compare(EQ, 0.0));
      nan.blend(v, x0.compare(GE, 0.0)).intoArray(y, yo + i);
    }
  }

  static void log1p(double[] x, int xo, double[] y, int yo, int n) {
    DoubleVector one = DoubleVector.broadcast(S, 1.0);
    DoubleVector nan = DoubleVector.broadcast(S, Double.NaN);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      DoubleVector u = x0.add(1.0);
      LongVector b = u.reinterpretAsLongs();
      LongVector j = b.sub(SQRT_HALF_BITS - ONE_BITS).lanewise(LSHR, MANTISSA);
      DoubleVector k = j.add(ROUND_BITS).reinterpretAsDoubles().sub(ROUND_ONE);
      DoubleVector d = u.sub(x0);
      DoubleVector c = one.sub(d).add(x0.sub(u.sub(d))).div(u);
      VectorMask<Double> near = k.compare(EQ, 0.0);
      DoubleVector f =
          b.sub(j.lanewise(LSHL, MANTISSA))
              .add(ONE_BITS)
              .reinterpretAsDoubles()
              .sub(1.0)
              .blend(x0, near);
      c = c.blend(0.0, near);
      DoubleVector s = f.div(f.add(2.0));
      DoubleVector w = s.mul(s);
      DoubleVector h = f.mul(0.5).mul(f);
      DoubleVector g = w.lanewise(FMA, L6, L5);
      g = g.lanewise(FMA, w, L4);
      g = g.lanewise(FMA, w, L3);
      g = g.lanewise(FMA, w, L2);
      g = g.lanewise(FMA, w, L1);
      g = g.lanewise(FMA, w, L0);
      g = g.lanewise(FMA, w, h);
      g = s.lanewise(FMA, g, k.lanewise(FMA, LN2_LO, c));
      DoubleVector v = k.lanewise(FMA, LN2_HI, f.sub(h.sub(g)));
      v = v.blend(x0, x0.compare(EQ, Double.POSITIVE_INFINITY));
      v = v.blend(Double.NEGATIVE_INFINITY, x0.compare(EQ, -1.0));
      v = v.blend(x0, x0.abs().compare(LT, EXPM1_TINY));
      nan.blend(v, x0.compare(GE, -1.0)).intoArray(y, yo + i);
    }
  }
}
