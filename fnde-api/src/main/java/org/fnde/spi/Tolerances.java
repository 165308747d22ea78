package org.fnde.spi;

/**
 * Tolerances of a component: an error is scaled by {@code atol + rtol * max(|y0|, |y1|)}.
 *
 * @param rtol the relative tolerance, dimensionless
 * @param atol the absolute tolerance, in the component's unit
 */
public record Tolerances(double rtol, double atol) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is negative, not finite, or both are 0
   */
  public Tolerances {
    if (!(rtol >= 0 && atol >= 0 && rtol + atol > 0 && rtol + atol < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "tolerances rtol="
              + rtol
              + " atol="
              + atol
              + ": need finite numbers of at least 0, one of them above 0");
    }
  }
}
