package org.fnde.backend.simd.kernel;

import static org.fnde.backend.simd.kernel.FloatMath.ROUND;
import static org.fnde.backend.simd.kernel.FloatMath.SIGN;
import static org.fnde.backend.simd.kernel.Fused.fma;

/**
 * Sine and cosine of floats within 2 ulp. Angles are reduced by Cody and Waite with fused
 * multiply-adds; StrictMath takes those too large for that.
 */
final class FloatTrig {
  // pi / 2 in three parts.
  static final float TWO_OVER_PI = 0.636619772f;
  static final float P1 = 1.57079637051f;
  static final float P2 = -4.37113882867e-8f;
  static final float P3 = -1.71512451001e-15f;
  static final float TRIG_MAX = 1e5f;
  static final float SIN_TINY = 1e-4f;

  // (sin(r) / r - 1) / r^2 and (cos(r) - 1 + r^2 / 2) / r^4 in r^2, for |r| <= pi / 4.
  static final float S0 = -0.166666546031f;
  static final float S1 = 0.00833216031699f;
  static final float S2 = -0.000195152197303f;
  static final float C0 = 0.0416666456658f;
  static final float C1 = -0.00138873154532f;
  static final float C2 = 2.44330673108e-5f;

  private FloatTrig() {}

  static float sin(float x) {
    if (!Fused.AVAILABLE || !(Math.abs(x) <= TRIG_MAX)) {
      return (float) StrictMath.sin(x);
    }
    float t = fma(x, TWO_OVER_PI, ROUND);
    int q = Float.floatToRawIntBits(t);
    float r = quadrant(x, t - ROUND);
    float y = (q & 1) == 0 ? sine(r) : cosine(r);
    y = Float.intBitsToFloat(Float.floatToRawIntBits(y) ^ (q << 30 & SIGN));
    return Math.abs(x) < SIN_TINY ? x : y;
  }

  static float cos(float x) {
    if (!Fused.AVAILABLE || !(Math.abs(x) <= TRIG_MAX)) {
      return (float) StrictMath.cos(x);
    }
    float t = fma(x, TWO_OVER_PI, ROUND);
    int q = Float.floatToRawIntBits(t);
    float r = quadrant(x, t - ROUND);
    float y = (q & 1) == 0 ? cosine(r) : sine(r);
    return Float.intBitsToFloat(Float.floatToRawIntBits(y) ^ ((q + 1) << 30 & SIGN));
  }

  private static float quadrant(float x, float n) {
    return fma(n, -P3, fma(n, -P2, fma(n, -P1, x)));
  }

  private static float sine(float r) {
    float z = r * r;
    return fma(r * z, fma(fma(S2, z, S1), z, S0), r);
  }

  private static float cosine(float r) {
    float z = r * r;
    float h = 0.5f * z;
    float w = 1f - h;
    return w + fma(z * z, fma(fma(C2, z, C1), z, C0), (1f - w) - h);
  }
}
