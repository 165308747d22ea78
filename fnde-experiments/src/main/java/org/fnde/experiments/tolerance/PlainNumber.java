package org.fnde.experiments.tolerance;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of at least 0 as users write them, {@code 1e-4}. */
public final class PlainNumber {
  private static final Pattern DECIMAL = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private PlainNumber() {}

  /** The finite number that a text says, if it does. */
  static Optional<Double> parse(String text) {
    return Optional.of(text)
        .filter(t -> DECIMAL.matcher(t).matches())
        .map(Double::valueOf)
        .filter(Double::isFinite);
  }

  /**
   * The shortest text in scientific notation, the same for equal numbers.
   *
   * @param value a finite number of at least 0
   * @return for example {@code 1e-4}
   */
  public static String text(double value) {
    BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
    String digits = decimal.unscaledValue().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + (exponent == 0 ? "" : "e" + exponent);
  }
}
