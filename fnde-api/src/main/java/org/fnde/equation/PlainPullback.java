package org.fnde.equation;

/**
 * The vector-Jacobian product of a {@link PlainParameterField}, written by hand. It must be
 * thread-safe: rows may be computed at the same time.
 */
@FunctionalInterface
public interface PlainPullback {

  /**
   * Computes the gradient of {@code cotangent . f(t, y, parameters)} of one row. The arrays it
   * writes to are zero before.
   *
   * @param t the time
   * @param y the state, not to be changed or kept
   * @param parameters the parameters, not to be changed or kept
   * @param cotangent one number per element of the derivative, not to be changed or kept
   * @param gradY where the gradient with respect to the state is put
   * @param gradParameters where the gradients with respect to the parameters are put
   * @return the gradient with respect to the time
   */
  double pullback(
      double t,
      double[] y,
      double[][] parameters,
      double[] cotangent,
      double[] gradY,
      double[][] gradParameters);
}
