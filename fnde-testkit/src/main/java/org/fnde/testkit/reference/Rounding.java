package org.fnde.testkit.reference;

import org.fnde.graph.DType;

/** What becomes of the exact result of an operation. */
public interface Rounding {

  /**
   * Rounds the result of an operation.
   *
   * @param dtype the element type of the result
   * @param value its value in double
   * @return the rounded value
   */
  double result(DType dtype, double value);

  /**
   * Rounds an intermediate result of a sum or an elimination.
   *
   * @param dtype the element type of the result
   * @param value its value in double
   * @return the rounded value
   */
  double partial(DType dtype, double value);

  /**
   * Rounds results to their element type; sums are formed in double.
   *
   * @return the rounding
   */
  static Rounding toElementType() {
    return of(DType::round);
  }

  /**
   * Keeps float32 results in double.
   *
   * @return the rounding
   */
  static Rounding none() {
    return of((dtype, value) -> dtype.isFloat() ? value : dtype.round(value));
  }

  private static Rounding of(ResultRounding rule) {
    return new Rounding() {
      @Override
      public double result(DType dtype, double value) {
        return rule.round(dtype, value);
      }

      @Override
      public double partial(DType dtype, double value) {
        return value;
      }
    };
  }

  /** A rule for results alone. */
  @FunctionalInterface
  interface ResultRounding {
    /**
     * Rounds a result.
     *
     * @param dtype the element type
     * @param value the value in double
     * @return the rounded value
     */
    double round(DType dtype, double value);
  }

  /**
   * Replaces every rounding error by a random one of half to one unit roundoff (Monte Carlo
   * arithmetic: D. S. Parker, 1997): what differs between such evaluations is what rounding can do.
   * No error is smaller, so that one evaluation shows a single error that matters. As with true
   * rounding, equal results have equal errors.
   *
   * @param seed of the random errors
   * @return the rounding
   */
  static Rounding random(long seed) {
    return new Rounding() {
      @Override
      public double result(DType dtype, double value) {
        return switch (dtype) {
          case INT32 -> dtype.round(value);
          case FLOAT32 -> value + value * (0x1p-24 * error(seed, value));
          case FLOAT64 -> value + value * (0x1p-52 * error(seed, value));
        };
      }

      @Override
      public double partial(DType dtype, double value) {
        return result(dtype, value);
      }
    };
  }

  /** A number of either sign and of size 1/2 to 1, by the finaliser of MurmurHash3. */
  private static double error(long seed, double value) {
    long z = Double.doubleToRawLongBits(value) + seed * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 33) * 0xff51afd7ed558ccdL;
    z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
    double random = (z ^ z >>> 33) * 0x1p-64;
    return random + Math.copySign(0.5, random);
  }
}
