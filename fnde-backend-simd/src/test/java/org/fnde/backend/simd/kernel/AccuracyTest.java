package org.fnde.backend.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Elementary functions against StrictMath. Its doubles are off by at most 1 ulp, which is nothing
 * in floats, and is allowed in doubles on top of the 2 ulp promised; where the reference is
 * composed of several calls, their errors add up.
 */
@Tag("species")
class AccuracyTest {
  private static final int N = 200_000;
  private static final KernelLibrary LIBRARY = KernelLibrary.choose();

  private static double reference(UnaryOp op, double x) {
    return switch (op) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SQRT -> StrictMath.sqrt(x);
      case EXP -> StrictMath.exp(x);
      case EXPM1 -> StrictMath.expm1(x);
      case LOG -> StrictMath.log(x);
      case LOG1P -> StrictMath.log1p(x);
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case TANH -> StrictMath.tanh(x);
      case SIGMOID -> {
        double z = StrictMath.exp(-Math.abs(x));
        yield (x < 0 ? z : 1) / (1 + z);
      }
      case SOFTPLUS -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
      case FLOOR -> Math.floor(x);
    };
  }

  private static double sample(Random random, int i) {
    return switch (i % 5) {
      case 0 -> random.nextGaussian();
      case 1 -> 30 * random.nextGaussian();
      case 2 -> random.nextGaussian() * Math.exp(10 * random.nextGaussian());
      case 3 -> 1 + 0.3 * random.nextGaussian();
      default -> 1e5 * (2 * random.nextDouble() - 1);
    };
  }

  @ParameterizedTest
  @EnumSource
  void floats(UnaryOp op) {
    Random random = new Random(11);
    float[] x = new float[N];
    float[] y = new float[N];
    for (int i = 0; i < N; i++) {
      x[i] = (float) sample(random, i);
    }
    LIBRARY.floats().elementwise().unary(op, x, 0, y, 0, N);
    for (int i = 0; i < N; i++) {
      double r = reference(op, x[i]);
      float rounded = (float) r;
      if (Float.isNaN(rounded) || Float.isInfinite(rounded)) {
        assertEquals(rounded, y[i], op + " of " + x[i]);
      } else {
        double error = Math.abs(y[i] - r) / Math.ulp(rounded);
        assertTrue(error <= 2, op + " of " + x[i] + " is off by " + error + " ulp: " + y[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void doubles(UnaryOp op) {
    Random random = new Random(12);
    double[] x = new double[N];
    double[] y = new double[N];
    for (int i = 0; i < N; i++) {
      x[i] = i % 100 == 4 ? 1e3 * sample(random, i) : sample(random, i);
    }
    LIBRARY.doubles().elementwise().unary(op, x, 0, y, 0, N);
    double limit = op == UnaryOp.SIGMOID || op == UnaryOp.SOFTPLUS ? 4 : 3;
    for (int i = 0; i < N; i++) {
      double r = reference(op, x[i]);
      if (Double.isNaN(r) || Double.isInfinite(r)) {
        assertEquals(r, y[i], op + " of " + x[i]);
      } else {
        double error = Math.abs(y[i] - r) / Math.ulp(r);
        assertTrue(error <= limit, op + " of " + x[i] + " is off by " + error + " ulp: " + y[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void special(UnaryOp op) {
    double[] special = {
      0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e4, -1e4, -1.0
    };
    double[] x = new double[32];
    float[] xf = new float[32];
    for (int i = 0; i < x.length; i++) {
      x[i] = special[i % special.length];
      xf[i] = (float) x[i];
    }
    double[] y = new double[32];
    float[] yf = new float[32];
    LIBRARY.doubles().elementwise().unary(op, x, 0, y, 0, 32);
    LIBRARY.floats().elementwise().unary(op, xf, 0, yf, 0, 32);
    for (int i = 0; i < x.length; i++) {
      double r = reference(op, x[i]);
      String what = op + " of " + x[i];
      if (r == 0 || Double.isNaN(r) || Double.isInfinite(r)) {
        assertEquals(0, Double.compare(r, y[i]), what + " is " + y[i]);
        assertEquals(0, Float.compare((float) r, yf[i]), what + " is " + yf[i]);
      } else {
        assertEquals(r, y[i], 3 * Math.ulp(r), what);
        assertEquals((float) r, yf[i], 3 * Math.ulp((float) r), what);
      }
    }
  }
}
