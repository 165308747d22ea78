package org.fnde.experiments.results;

import java.math.BigDecimal;

/**
 * The configuration of a run, defaults filled in.
 *
 * @param norm the adjoint's norm
 * @param method the method
 * @param controller the step size controller
 * @param backend the backend
 * @param rtol relative tolerance
 * @param atol absolute tolerance
 * @param batchSize rows of a full batch
 * @param epochs passes over the training data; 0 if the run is limited by updates alone
 * @param updates updates planned
 * @param seed seed of weights and batches
 * @param threads threads of the backend
 * @param dtype element type, {@code float32} or {@code float64}
 * @param full whether it is the published configuration
 */
public record Configuration(
    String norm,
    String method,
    String controller,
    String backend,
    double rtol,
    double atol,
    int batchSize,
    int epochs,
    long updates,
    long seed,
    int threads,
    String dtype,
    boolean full) {

  /**
   * The directory of runs like this one: norm and tolerances, for example {@code
   * seminorm-rtol0.0001-atol0.0001}.
   *
   * @return letters, digits, dots, underscores and hyphens
   */
  public String name() {
    String text = norm + "-rtol" + plain(rtol) + "-atol" + plain(atol);
    return text.replaceAll("[^A-Za-z0-9._-]+", "_");
  }

  /** A tolerance without an exponent. */
  static String plain(double tolerance) {
    return BigDecimal.valueOf(tolerance).stripTrailingZeros().toPlainString();
  }
}
