package org.fnde.testkit.reference;

import java.util.SplittableRandom;
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
   * Replaces every rounding error by a random one of up to one unit roundoff (Monte Carlo
   * arithmetic: D. S. Parker, 1997): what differs between such evaluations is what rounding can do.
   * For one thread.
   *
   * @param seed of the random errors
   * @return the rounding
   */
  static Rounding random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Rounding() {
      @Override
      public double result(DType dtype, double value) {
        return switch (dtype) {
          case INT32 -> dtype.round(value);
          case FLOAT32 -> value * (1 + 0x1p-24 * random.nextDouble(-1, 1));
          case FLOAT64 -> value + value * (0x1p-53 * random.nextDouble(-2, 2));
        };
      }

      @Override
      public double partial(DType dtype, double value) {
        return result(dtype, value);
      }
    };
  }
}
