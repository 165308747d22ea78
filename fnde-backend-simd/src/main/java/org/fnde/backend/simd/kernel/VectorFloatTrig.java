package org.fnde.backend.simd.kernel;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;
import static org.fnde.backend.simd.kernel.FloatMath.*;
import static org.fnde.backend.simd.kernel.FloatTrig.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Sine and cosine of floats, as in FloatTrig; lengths are multiples of the lanes. */
final class VectorFloatTrig {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatTrig() {}

  static void sin(float[] x, int xo, float[] y, int yo, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      if (!x0.abs().compare(LE, TRIG_MAX).allTrue()) {
        farSin(x, xo + i, y, yo + i);
        continue;
      }
      FloatVector t = x0.lanewise(FMA, TWO_OVER_PI, ROUND);
      FloatVector k = t.sub(ROUND);
      FloatVector r = k.lanewise(FMA, -P2, k.lanewise(FMA, -P1, x0));
      r = k.lanewise(FMA, -P3, r);
      FloatVector z = r.mul(r);
      FloatVector s = z.lanewise(FMA, S2, S1);
      s = s.lanewise(FMA, z, S0);
      s = r.mul(z).lanewise(FMA, s, r);
      FloatVector c = z.lanewise(FMA, C2, C1);
      c = c.lanewise(FMA, z, C0);
      FloatVector h = z.mul(0.5f);
      FloatVector w = one.sub(h);
      c = w.add(z.mul(z).lanewise(FMA, c, one.sub(w).sub(h)));
      IntVector q = t.reinterpretAsInts();
      VectorMask<Float> odd = q.and(1).compare(EQ, 1).cast(S);
      FloatVector v = s.blend(c, odd);
      q = q.lanewise(LSHL, 30).and(SIGN);
      v = v.reinterpretAsInts().lanewise(XOR, q).reinterpretAsFloats();
      v.blend(x0, x0.abs().compare(LT, SIN_TINY)).intoArray(y, yo + i);
    }
  }

  static void cos(float[] x, int xo, float[] y, int yo, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int i = 0; i < n; i += LANES) {
      FloatVector x0 = FloatVector.fromArray(S, x, xo + i);
      if (!x0.abs().compare(LE, TRIG_MAX).allTrue()) {
        farCos(x, xo + i, y, yo + i);
        continue;
      }
      FloatVector t = x0.lanewise(FMA, TWO_OVER_PI, ROUND);
      FloatVector k = t.sub(ROUND);
      FloatVector r = k.lanewise(FMA, -P2, k.lanewise(FMA, -P1, x0));
      r = k.lanewise(FMA, -P3, r);
      FloatVector z = r.mul(r);
      FloatVector s = z.lanewise(FMA, S2, S1);
      s = s.lanewise(FMA, z, S0);
      s = r.mul(z).lanewise(FMA, s, r);
      FloatVector c = z.lanewise(FMA, C2, C1);
      c = c.lanewise(FMA, z, C0);
      FloatVector h = z.mul(0.5f);
      FloatVector w = one.sub(h);
      c = w.add(z.mul(z).lanewise(FMA, c, one.sub(w).sub(h)));
      IntVector q = t.reinterpretAsInts();
      VectorMask<Float> odd = q.and(1).compare(EQ, 1).cast(S);
      FloatVector v = c.blend(s, odd);
      q = q.add(1).lanewise(LSHL, 30).and(SIGN);
      v.reinterpretAsInts().lanewise(XOR, q).reinterpretAsFloats().intoArray(y, yo + i);
    }
  }

  private static void farSin(float[] x, int xo, float[] y, int yo) {
    for (int i = 0; i < LANES; i++) {
      y[yo + i] = FloatTrig.sin(x[xo + i]);
    }
  }

  private static void farCos(float[] x, int xo, float[] y, int yo) {
    for (int i = 0; i < LANES; i++) {
      y[yo + i] = FloatTrig.cos(x[xo + i]);
    }
  }
}
