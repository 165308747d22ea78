package org.fnde.experiments.results;

import java.util.Locale;

/**
 * k of n, such as the series a model classifies correctly, and the 95 % interval of E. B. Wilson
 * (1927), Probable inference, the law of succession, and statistical inference, J. Am. Stat. Assoc.
 * 22(158).
 *
 * @param hits k
 * @param trials n
 */
public record Proportion(long hits, long trials) {
  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException unless 0 ≤ k ≤ n and n is positive
   */
  public Proportion {
    if (hits < 0 || hits > trials || trials < 1) {
      throw new IllegalArgumentException(
          "need 0 to n hits of n > 0, got " + hits + " of " + trials);
    }
  }

  /**
   * The fraction k/n.
   *
   * @return the fraction
   */
  public double value() {
    return (double) hits / trials;
  }

  /**
   * The lower end of the interval.
   *
   * @return the end, exactly 0 for no hit
   */
  public double lower() {
    return hits == 0 ? 0 : centre() - halfWidth();
  }

  /**
   * The upper end of the interval.
   *
   * @return the end, exactly 1 where all are hits
   */
  public double upper() {
    return hits == trials ? 1 : centre() + halfWidth();
  }

  private double centre() {
    return (hits + Z * Z / 2) / (trials + Z * Z);
  }

  private double halfWidth() {
    double variance = value() * (1 - value()) / trials + Z * Z / (4.0 * trials * trials);
    return Z * Math.sqrt(variance) / (1 + Z * Z / trials);
  }

  /** For example {@code 216 of 225, 96.0 % (92.6 to 97.9)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d of %d, %.1f %% (%.1f to %.1f)",
        hits,
        trials,
        100 * value(),
        100 * lower(),
        100 * upper());
  }
}
