package org.fnde.backend.simd.kernel;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;
import static org.fnde.backend.simd.kernel.DoubleMath.*;
import static org.fnde.backend.simd.kernel.DoubleTrig.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Sine and cosine of doubles, as in DoubleTrig; lengths are multiples of the lanes. */
final class VectorDoubleTrig {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleTrig() {}

  static void sin(double[] x, int xo, double[] y, int yo, int n) {
    DoubleVector one = DoubleVector.broadcast(S, 1.0);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      if (!x0.abs().compare(LE, TRIG_MAX).allTrue()) {
        farSin(x, xo + i, y, yo + i);
        continue;
      }
      DoubleVector t = x0.lanewise(FMA, TWO_OVER_PI, ROUND);
      DoubleVector k = t.sub(ROUND);
      DoubleVector r = k.lanewise(FMA, -P2, k.lanewise(FMA, -P1, x0));
      r = k.lanewise(FMA, -P3, r);
      DoubleVector z = r.mul(r);
      DoubleVector s = z.lanewise(FMA, S6, S5);
      s = s.lanewise(FMA, z, S4);
      s = s.lanewise(FMA, z, S3);
      s = s.lanewise(FMA, z, S2);
      s = s.lanewise(FMA, z, S1);
      s = s.lanewise(FMA, z, S0);
      s = r.mul(z).lanewise(FMA, s, r);
      DoubleVector c = z.lanewise(FMA, C5, C4);
      c = c.lanewise(FMA, z, C3);
      c = c.lanewise(FMA, z, C2);
      c = c.lanewise(FMA, z, C1);
      c = c.lanewise(FMA, z, C0);
      DoubleVector h = z.mul(0.5);
      DoubleVector w = one.sub(h);
      c = w.add(z.mul(z).lanewise(FMA, c, one.sub(w).sub(h)));
      LongVector q = t.reinterpretAsLongs();
      VectorMask<Double> odd = q.and(1).compare(EQ, 1).cast(S);
      DoubleVector v = s.blend(c, odd);
      q = q.lanewise(LSHL, 62).and(SIGN);
      v = v.reinterpretAsLongs().lanewise(XOR, q).reinterpretAsDoubles();
      v.blend(x0, x0.abs().compare(LT, SIN_TINY)).intoArray(y, yo + i);
    }
  }

  static void cos(double[] x, int xo, double[] y, int yo, int n) {
    DoubleVector one = DoubleVector.broadcast(S, 1.0);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(S, x, xo + i);
      if (!x0.abs().compare(LE, TRIG_MAX).allTrue()) {
        farCos(x, xo + i, y, yo + i);
        continue;
      }
      DoubleVector t = x0.lanewise(FMA, TWO_OVER_PI, ROUND);
      DoubleVector k = t.sub(ROUND);
      DoubleVector r = k.lanewise(FMA, -P2, k.lanewise(FMA, -P1, x0));
      r = k.lanewise(FMA, -P3, r);
      DoubleVector z = r.mul(r);
      DoubleVector s = z.lanewise(FMA, S6, S5);
      s = s.lanewise(FMA, z, S4);
      s = s.lanewise(FMA, z, S3);
      s = s.lanewise(FMA, z, S2);
      s = s.lanewise(FMA, z, S1);
      s = s.lanewise(FMA, z, S0);
      s = r.mul(z).lanewise(FMA, s, r);
      DoubleVector c = z.lanewise(FMA, C5, C4);
      c = c.lanewise(FMA, z, C3);
      c = c.lanewise(FMA, z, C2);
      c = c.lanewise(FMA, z, C1);
      c = c.lanewise(FMA, z, C0);
      DoubleVector h = z.mul(0.5);
      DoubleVector w = one.sub(h);
      c = w.add(z.mul(z).lanewise(FMA, c, one.sub(w).sub(h)));
      LongVector q = t.reinterpretAsLongs();
      VectorMask<Double> odd = q.and(1).compare(EQ, 1).cast(S);
      DoubleVector v = c.blend(s, odd);
      q = q.add(1).lanewise(LSHL, 62).and(SIGN);
      v.reinterpretAsLongs().lanewise(XOR, q).reinterpretAsDoubles().intoArray(y, yo + i);
    }
  }

  private static void farSin(double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < LANES; i++) {
      y[yo + i] = DoubleTrig.sin(x[xo + i]);
    }
  }

  private static void farCos(double[] x, int xo, double[] y, int yo) {
    for (int i = 0; i < LANES; i++) {
      y[yo + i] = DoubleTrig.cos(x[xo + i]);
    }
  }
}
