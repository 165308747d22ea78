package org.fnde.backend.simd.kernel;

import static org.fnde.backend.simd.kernel.Fused.fma;

/**
 * Elementary functions of floats within 2 ulp. Argument reductions by Cody and Waite; logarithms
 * arranged as in fdlibm; minimax polynomials from the Remez algorithm. The vector kernels compute
 * the same, operation by operation.
 */
final class FloatMath {
  /** Adding it rounds to an integer, which then stands in the low bits. */
  static final float ROUND = 0x1.8p23f;

  static final int ROUND_BITS = 0x4B400000;
  static final int SIGN = 0x80000000;
  static final int BIAS = 127;
  static final int MANTISSA = 23;

  // The same with exponents biased already, as they stand in a number: 2^n is its bits shifted.
  static final float ROUND_ONE = ROUND + BIAS;
  static final float ROUND_HALF = ROUND + (BIAS - 1);
  static final float ROUND_TWICE = ROUND + 2 * BIAS;
  static final float LOG2E = 1.44269504f;

  /** Its product with an exponent is exact. */
  static final float LN2_HI = 0.693145751953125f;

  static final float LN2_LO = 1.4286068203094172e-6f;

  // (e^r - 1 - r) / r^2 for |r| <= ln(2) / 2.
  static final float E0 = 0.499999981524f;
  static final float E1 = 0.166665436038f;
  static final float E2 = 0.0416672004487f;
  static final float E3 = 0.00836652243471f;
  static final float E4 = 0.00138824861916f;

  static final float EXP_MAX = 89f;
  static final float EXP_MIN = -104f;
  static final float EXPM1_MIN = -18f;
  static final float EXPM1_TINY = 0x1p-26f;
  static final float TANH_MAX = 9.02f;

  static final float TANH_SMALL = 0.625f;

  // (tanh(x) / x - 1) / x^2 in x^2, for |x| < 0.625.
  static final float T0 = -0.333332819463f;
  static final float T1 = 0.133314422092f;
  static final float T2 = -0.0537397120378f;
  static final float T3 = 0.0206390713963f;
  static final float T4 = -0.00570496621552f;

  /** Scales up where e^x is denormal: 2^UP times 2^(e^x's exponent) is not. */
  static final int UP = 24;

  static final float ROUND_UP = ROUND + (BIAS + UP);
  static final float DOWN = 0x1p-24f;

  // (2 atanh(s) / s - 2) / s^2 in s^2, for s <= 0.1716, and for s <= 1/3.
  static final float L0 = 0.666667764039f;
  static final float L1 = 0.399775383583f;
  static final float L2 = 0.298718259709f;
  static final float M0 = 0.66666413163f;
  static final float M1 = 0.400216981272f;
  static final float M2 = 0.279991474232f;
  static final float M3 = 0.280244565355f;

  static final int ONE_BITS = 0x3F800000;
  static final int SQRT_HALF_BITS = 0x3F3504F3;
  static final float DENORMAL_SCALE = 0x1p23f;
  static final float DENORMAL_EXPONENT = 23f;

  private FloatMath() {}

  private static float power(int biased) {
    return Float.intBitsToFloat(biased << MANTISSA);
  }

  private static float reduced(float x, float n) {
    return fma(n, -LN2_LO, fma(n, -LN2_HI, x));
  }

  private static float tail(float r) {
    return fma(fma(fma(fma(E4, r, E3), r, E2), r, E1), r, E0);
  }

  static float exp(float x) {
    float c = x > EXP_MAX ? EXP_MAX : x;
    c = c < EXP_MIN ? EXP_MIN : c;
    float t = fma(c, LOG2E, ROUND_TWICE);
    float r = reduced(c, t - ROUND_TWICE);
    float p = fma(fma(tail(r), r, 1f), r, 1f);
    int i = Float.floatToRawIntBits(t) - ROUND_BITS;
    int half = i >> 1;
    return p * power(half) * power(i - half);
  }

  static float expm1(float x) {
    float c = x > EXP_MAX ? EXP_MAX : x;
    c = c < EXPM1_MIN ? EXPM1_MIN : c;
    float t = fma(c, LOG2E, ROUND_HALF);
    float r = reduced(c, t - ROUND_HALF);
    float p = fma(r * r, tail(r), r);
    float s = power(Float.floatToRawIntBits(t));
    float y = fma(s, p, s - 0.5f) * 2f;
    return Math.abs(x) < EXPM1_TINY ? x : y;
  }

  static float tanh(float x) {
    float a = Math.abs(x);
    float c = a > TANH_MAX ? TANH_MAX : a;
    c = c + c;
    float t = fma(c, LOG2E, ROUND_ONE);
    float r = reduced(c, t - ROUND_ONE);
    float p = fma(fma(tail(r), r, 1f), r, 1f);
    float e = fma(p, power(Float.floatToRawIntBits(t)), 1f);
    float z = a * a;
    float g = fma(fma(fma(fma(T4, z, T3), z, T2), z, T1), z, T0);
    g = fma(a * z, g, a);
    float v = 1f - 2f / e;
    return Math.copySign(a < TANH_SMALL ? g : v, x);
  }

  /** e^-|x|. */
  private static float decay(float x) {
    float a = -Math.abs(x);
    a = a < EXP_MIN ? EXP_MIN : a;
    float t = fma(a, LOG2E, ROUND_UP);
    float r = reduced(a, t - ROUND_UP);
    float p = fma(fma(tail(r), r, 1f), r, 1f);
    return p * power(Float.floatToRawIntBits(t)) * DOWN;
  }

  /** With the rounding of 1 + z and of its reciprocal taken back. */
  static float sigmoid(float x) {
    float z = decay(x);
    float d = 1f + z;
    float e = z - (d - 1f);
    float q = 1f / d;
    e = fma(-q, e, fma(-q, d, 1f));
    q = q * (x < 0f ? z : 1f);
    return fma(q, e, q);
  }

  static float softplus(float x) {
    float z = decay(x);
    float s = z / (2f + z);
    float w = s * s;
    float h = 0.5f * z * z;
    float v = fma(w, fma(fma(fma(M3, w, M2), w, M1), w, M0), h);
    return (x > 0f ? x : 0f) + (z - fma(-s, v, h));
  }

  static float log(float x) {
    boolean small = x < Float.MIN_NORMAL;
    int b = Float.floatToRawIntBits(small ? x * DENORMAL_SCALE : x);
    int i = (b - SQRT_HALF_BITS) >> MANTISSA;
    float e = (float) i - (small ? DENORMAL_EXPONENT : 0f);
    float f = Float.intBitsToFloat(b - (i << MANTISSA)) - 1f;
    float y = log(f, e, 0f);
    y = x == Float.POSITIVE_INFINITY ? x : y;
    y = x == 0f ? Float.NEGATIVE_INFINITY : y;
    return x >= 0f ? y : Float.NaN;
  }

  static float log1p(float x) {
    float u = 1f + x;
    int b = Float.floatToRawIntBits(u);
    int i = (b - SQRT_HALF_BITS) >> MANTISSA;
    float v = u - x;
    float c = ((1f - v) + (x - (u - v))) / u;
    float f = Float.intBitsToFloat(b - (i << MANTISSA)) - 1f;
    f = i == 0 ? x : f;
    c = i == 0 ? 0f : c;
    float y = log(f, (float) i, c);
    y = x == Float.POSITIVE_INFINITY ? x : y;
    y = x == -1f ? Float.NEGATIVE_INFINITY : y;
    y = Math.abs(x) < EXPM1_TINY ? x : y;
    return x >= -1f ? y : Float.NaN;
  }

  /** log(1 + f) + e ln 2 + c. */
  private static float log(float f, float e, float c) {
    float s = f / (2f + f);
    float w = s * s;
    float h = 0.5f * f * f;
    float v = fma(w, fma(fma(L2, w, L1), w, L0), h);
    float d = fma(s, v, fma(e, LN2_LO, c));
    return fma(e, LN2_HI, f - (h - d));
  }
}
