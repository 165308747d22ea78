package org.fnde.equation;

/**
 * A vector field in plain Java, called row by row. It must be thread-safe: rows may be computed at
 * the same time.
 */
@FunctionalInterface
public interface PlainField {

  /**
   * Computes the derivative of one row.
   *
   * @param t the time
   * @param y the state, not to be changed or kept
   * @param dy where the derivative is put, zero before
   */
  void derivative(double t, double[] y, double[] dy);
}
