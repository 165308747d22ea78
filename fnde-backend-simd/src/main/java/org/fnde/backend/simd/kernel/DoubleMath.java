package org.fnde.backend.simd.kernel;

import static org.fnde.backend.simd.kernel.Fused.fma;

/**
 * Elementary functions of doubles within 2 ulp. Argument reductions by Cody and Waite; logarithms
 * arranged as in fdlibm; minimax polynomials from the Remez algorithm. The vector kernels compute
 * the same, operation by operation.
 */
final class DoubleMath {
  /** Adding it rounds to an integer, which then stands in the low bits. */
  static final double ROUND = 0x1.8p52;

  static final long ROUND_BITS = 0x4338000000000000L;
  static final long SIGN = 0x8000000000000000L;
  static final long BIAS = 1023;
  static final int MANTISSA = 52;

  // The same with exponents biased already, as they stand in a number: 2^n is its bits shifted.
  static final double ROUND_ONE = ROUND + BIAS;
  static final double ROUND_HALF = ROUND + (BIAS - 1);
  static final double ROUND_TWICE = ROUND + 2 * BIAS;
  static final double LOG2E = 1.4426950408889634;

  /** Its product with an exponent is exact. */
  static final double LN2_HI = 0.693147180559890330187045037746;

  static final double LN2_LO = 5.497923018708371174712472e-14;

  // (e^r - 1 - r) / r^2 for |r| <= ln(2) / 2.
  static final double E0 = 0.50000000000000000085;
  static final double E1 = 0.16666666666666676509;
  static final double E2 = 0.041666666666666508978;
  static final double E3 = 0.0083333333333216902666;
  static final double E4 = 0.0013888888888962318678;
  static final double E5 = 0.00019841269885968836297;
  static final double E6 = 0.000024801587172600866764;
  static final double E7 = 2.7557244371451218017e-6;
  static final double E8 = 2.7557402607594463565e-7;
  static final double E9 = 2.5108979789104982415e-8;
  static final double E10 = 2.0875337695251818452e-9;

  static final double EXP_MAX = 710.0;
  static final double EXP_MIN = -746.0;
  static final double EXPM1_MIN = -38.0;
  static final double EXPM1_TINY = 0x1p-54;
  static final double TANH_MAX = 19.1;

  static final double TANH_SMALL = 0.625;

  // (tanh(x) / x - 1) / x^2 in x^2, for |x| < 0.625.
  static final double T0 = -0.33333333333333312814;
  static final double T1 = 0.13333333333329742678;
  static final double T2 = -0.053968253966058832929;
  static final double T3 = 0.0218694884687136293;
  static final double T4 = -0.0088632343125537140214;
  static final double T5 = 0.003592113999658550714;
  static final double T6 = -0.001455725946822199499;
  static final double T7 = 0.00058945179416774179742;
  static final double T8 = -0.00023701171784058823217;
  static final double T9 = 0.000091558391217926934697;
  static final double T10 = -0.000030187200360391648111;
  static final double T11 = 6.0424595251885290022e-6;

  /** Scales up where e^x is denormal: 2^UP times 2^(e^x's exponent) is not. */
  static final long UP = 54;

  static final double ROUND_UP = ROUND + (BIAS + UP);
  static final double DOWN = 0x1p-54;

  // (2 atanh(s) / s - 2) / s^2 in s^2, for s <= 0.1716, and for s <= 1/3.
  static final double L0 = 0.66666666666667344474;
  static final double L1 = 0.39999999999414404078;
  static final double L2 = 0.28571428742456473143;
  static final double L3 = 0.22222198565388686492;
  static final double L4 = 0.18183564766855850745;
  static final double L5 = 0.15314038413275082717;
  static final double L6 = 0.14796079375217860367;
  static final double M0 = 0.6666666666666630382;
  static final double M1 = 0.40000000000157238286;
  static final double M2 = 0.28571428547854184138;
  static final double M3 = 0.22222223969728426791;
  static final double M4 = 0.18181743924570015094;
  static final double M5 = 0.15386559937792610083;
  static final double M6 = 0.13300973325361239374;
  static final double M7 = 0.12106088694701324389;
  static final double M8 = 0.083400896791101874948;
  static final double M9 = 0.17018598758195562806;

  static final long ONE_BITS = 0x3FF0000000000000L;
  static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;
  static final double DENORMAL_SCALE = 0x1p52;
  static final double DENORMAL_EXPONENT = 52.0;

  private DoubleMath() {}

  private static double power(long biased) {
    return Double.longBitsToDouble(biased << MANTISSA);
  }

  private static double reduced(double x, double n) {
    return fma(n, -LN2_LO, fma(n, -LN2_HI, x));
  }

  private static double tail(double r) {
    return fma(
        fma(
            fma(
                fma(
                    fma(fma(fma(fma(fma(fma(E10, r, E9), r, E8), r, E7), r, E6), r, E5), r, E4),
                    r,
                    E3),
                r,
                E2),
            r,
            E1),
        r,
        E0);
  }

  static double exp(double x) {
    double c = x > EXP_MAX ? EXP_MAX : x;
    c = c < EXP_MIN ? EXP_MIN : c;
    double t = fma(c, LOG2E, ROUND_TWICE);
    double r = reduced(c, t - ROUND_TWICE);
    double p = fma(fma(tail(r), r, 1.0), r, 1.0);
    long i = Double.doubleToRawLongBits(t) - ROUND_BITS;
    long half = i >> 1;
    return p * power(half) * power(i - half);
  }

  static double expm1(double x) {
    double c = x > EXP_MAX ? EXP_MAX : x;
    c = c < EXPM1_MIN ? EXPM1_MIN : c;
    double t = fma(c, LOG2E, ROUND_HALF);
    double r = reduced(c, t - ROUND_HALF);
    double p = fma(r * r, tail(r), r);
    double s = power(Double.doubleToRawLongBits(t));
    double y = fma(s, p, s - 0.5) * 2.0;
    return Math.abs(x) < EXPM1_TINY ? x : y;
  }

  static double tanh(double x) {
    double a = Math.abs(x);
    double c = a > TANH_MAX ? TANH_MAX : a;
    c = c + c;
    double t = fma(c, LOG2E, ROUND_ONE);
    double r = reduced(c, t - ROUND_ONE);
    double p = fma(fma(tail(r), r, 1.0), r, 1.0);
    double e = fma(p, power(Double.doubleToRawLongBits(t)), 1.0);
    double z = a * a;
    double g =
        fma(
            fma(
                fma(
                    fma(
                        fma(
                            fma(
                                fma(fma(fma(fma(fma(T11, z, T10), z, T9), z, T8), z, T7), z, T6),
                                z,
                                T5),
                            z,
                            T4),
                        z,
                        T3),
                    z,
                    T2),
                z,
                T1),
            z,
            T0);
    g = fma(a * z, g, a);
    double v = 1.0 - 2.0 / e;
    return Math.copySign(a < TANH_SMALL ? g : v, x);
  }

  /** e^-|x|. */
  private static double decay(double x) {
    double a = -Math.abs(x);
    a = a < EXP_MIN ? EXP_MIN : a;
    double t = fma(a, LOG2E, ROUND_UP);
    double r = reduced(a, t - ROUND_UP);
    double p = fma(fma(tail(r), r, 1.0), r, 1.0);
    return p * power(Double.doubleToRawLongBits(t)) * DOWN;
  }

  /** With the rounding of 1 + z and of its reciprocal taken back. */
  static double sigmoid(double x) {
    double z = decay(x);
    double d = 1.0 + z;
    double e = z - (d - 1.0);
    double q = 1.0 / d;
    e = fma(-q, e, fma(-q, d, 1.0));
    q = q * (x < 0.0 ? z : 1.0);
    return fma(q, e, q);
  }

  static double softplus(double x) {
    double z = decay(x);
    double s = z / (2.0 + z);
    double w = s * s;
    double h = 0.5 * z * z;
    double v =
        fma(
            w,
            fma(
                fma(
                    fma(
                        fma(fma(fma(fma(fma(fma(M9, w, M8), w, M7), w, M6), w, M5), w, M4), w, M3),
                        w,
                        M2),
                    w,
                    M1),
                w,
                M0),
            h);
    return (x > 0.0 ? x : 0.0) + (z - fma(-s, v, h));
  }

  static double log(double x) {
    boolean small = x < Double.MIN_NORMAL;
    long b = Double.doubleToRawLongBits(small ? x * DENORMAL_SCALE : x);
    long i = (b - SQRT_HALF_BITS) >> MANTISSA;
    double e = (double) i - (small ? DENORMAL_EXPONENT : 0.0);
    double f = Double.longBitsToDouble(b - (i << MANTISSA)) - 1.0;
    double y = log(f, e, 0.0);
    y = x == Double.POSITIVE_INFINITY ? x : y;
    y = x == 0.0 ? Double.NEGATIVE_INFINITY : y;
    return x >= 0.0 ? y : Double.NaN;
  }

  static double log1p(double x) {
    double u = 1.0 + x;
    long b = Double.doubleToRawLongBits(u);
    long i = (b - SQRT_HALF_BITS) >> MANTISSA;
    double v = u - x;
    double c = ((1.0 - v) + (x - (u - v))) / u;
    double f = Double.longBitsToDouble(b - (i << MANTISSA)) - 1.0;
    f = i == 0 ? x : f;
    c = i == 0 ? 0.0 : c;
    double y = log(f, (double) i, c);
    y = x == Double.POSITIVE_INFINITY ? x : y;
    y = x == -1.0 ? Double.NEGATIVE_INFINITY : y;
    y = Math.abs(x) < EXPM1_TINY ? x : y;
    return x >= -1.0 ? y : Double.NaN;
  }

  /** log(1 + f) + e ln 2 + c. */
  private static double log(double f, double e, double c) {
    double s = f / (2.0 + f);
    double w = s * s;
    double h = 0.5 * f * f;
    double v =
        fma(w, fma(fma(fma(fma(fma(fma(L6, w, L5), w, L4), w, L3), w, L2), w, L1), w, L0), h);
    double d = fma(s, v, fma(e, LN2_LO, c));
    return fma(e, LN2_HI, f - (h - d));
  }
}
