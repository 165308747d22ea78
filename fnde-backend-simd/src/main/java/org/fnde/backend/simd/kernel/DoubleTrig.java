package org.fnde.backend.simd.kernel;

import static org.fnde.backend.simd.kernel.DoubleMath.ROUND;
import static org.fnde.backend.simd.kernel.DoubleMath.SIGN;
import static org.fnde.backend.simd.kernel.Fused.fma;

/**
 * Sine and cosine of doubles within 2 ulp. Angles are reduced by Cody and Waite with fused
 * multiply-adds; StrictMath takes those too large for that.
 */
final class DoubleTrig {
  // pi / 2 in three parts.
  static final double TWO_OVER_PI = 0.63661977236758134308;
  static final double P1 = 1.570796326794896558;
  static final double P2 = 6.1232339957367660359e-17;
  static final double P3 = -1.4973849048591698329e-33;
  static final double TRIG_MAX = 1e9;
  static final double SIN_TINY = 1e-9;

  // (sin(r) / r - 1) / r^2 and (cos(r) - 1 + r^2 / 2) / r^4 in r^2, for |r| <= pi / 4.
  static final double S0 = -0.1666666666666666664;
  static final double S1 = 0.008333333333333322493;
  static final double S2 = -0.00019841269841254784738;
  static final double S3 = 2.7557319214057012891e-6;
  static final double S4 = -2.5052104879770133413e-8;
  static final double S5 = 1.6058362894808509777e-10;
  static final double S6 = -7.5785266708281181756e-13;
  static final double C0 = 0.041666666666666592839;
  static final double C1 = -0.0013888888888873041507;
  static final double C2 = 0.000024801587288842039832;
  static final double C3 = -2.7557314176403938026e-7;
  static final double C4 = 2.0875700435518809146e-9;
  static final double C5 = -1.1358514819191614357e-11;

  private DoubleTrig() {}

  static double sin(double x) {
    if (!Fused.AVAILABLE || !(Math.abs(x) <= TRIG_MAX)) {
      return StrictMath.sin(x);
    }
    double t = fma(x, TWO_OVER_PI, ROUND);
    long q = Double.doubleToRawLongBits(t);
    double r = quadrant(x, t - ROUND);
    double y = (q & 1) == 0 ? sine(r) : cosine(r);
    y = Double.longBitsToDouble(Double.doubleToRawLongBits(y) ^ (q << 62 & SIGN));
    return Math.abs(x) < SIN_TINY ? x : y;
  }

  static double cos(double x) {
    if (!Fused.AVAILABLE || !(Math.abs(x) <= TRIG_MAX)) {
      return StrictMath.cos(x);
    }
    double t = fma(x, TWO_OVER_PI, ROUND);
    long q = Double.doubleToRawLongBits(t);
    double r = quadrant(x, t - ROUND);
    double y = (q & 1) == 0 ? cosine(r) : sine(r);
    return Double.longBitsToDouble(Double.doubleToRawLongBits(y) ^ ((q + 1) << 62 & SIGN));
  }

  private static double quadrant(double x, double n) {
    return fma(n, -P3, fma(n, -P2, fma(n, -P1, x)));
  }

  private static double sine(double r) {
    double z = r * r;
    return fma(
        r * z, fma(fma(fma(fma(fma(fma(S6, z, S5), z, S4), z, S3), z, S2), z, S1), z, S0), r);
  }

  private static double cosine(double r) {
    double z = r * r;
    double h = 0.5 * z;
    double w = 1.0 - h;
    return w
        + fma(z * z, fma(fma(fma(fma(fma(C5, z, C4), z, C3), z, C2), z, C1), z, C0), (1.0 - w) - h);
  }
}
