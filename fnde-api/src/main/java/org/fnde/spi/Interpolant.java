package org.fnde.spi;

/**
 * Dense output of a Runge–Kutta method: at {@code t0 + x h} the solution is {@code y0 + h sum_i
 * w_i(x) k_i}, with one polynomial {@code w_i(x) = sum_j p_ij x^j}, j = 1, 2, ..., per stage
 * (Hairer, Nørsett and Wanner, section II.6). Immutable.
 */
public final class Interpolant {
  private final double[][] coefficients;

  private Interpolant(double[][] coefficients) {
    this.coefficients = coefficients;
  }

  /**
   * An interpolant from its polynomials.
   *
   * @param coefficients for every stage p_i1, p_i2, ..., equally many
   * @return the interpolant
   * @throws IllegalArgumentException if there are none or their numbers differ
   */
  public static Interpolant of(double[][] coefficients) {
    if (coefficients.length == 0 || coefficients[0].length == 0) {
      throw new IllegalArgumentException("an interpolant needs a polynomial per stage, got none");
    }
    double[][] copy = new double[coefficients.length][];
    for (int i = 0; i < copy.length; i++) {
      if (coefficients[i].length != coefficients[0].length) {
        throw new IllegalArgumentException(
            "stage "
                + (i + 1)
                + " has degree "
                + coefficients[i].length
                + ", stage 1 has "
                + coefficients[0].length);
      }
      copy[i] = coefficients[i].clone();
    }
    return new Interpolant(copy);
  }

  /**
   * The quartic through the values and slopes at both ends of the step and the value in its middle,
   * for a method whose first and last stages are the slopes (L. F. Shampine, 1986, Mathematics of
   * Computation 46(173)).
   *
   * @param middle weights of the stages for the solution at half the step
   * @param solution weights of the stages for the solution at the end of the step
   * @return the interpolant, of degree 4
   */
  public static Interpolant quartic(double[] middle, double[] solution) {
    int stages = solution.length;
    double[][] p = new double[stages][4];
    for (int i = 0; i < stages; i++) {
      double first = i == 0 ? 1 : 0;
      double last = i == stages - 1 ? 1 : 0;
      p[i][0] = first;
      p[i][1] = last - 4 * first - 5 * solution[i] + 16 * middle[i];
      p[i][2] = 5 * first - 3 * last + 14 * solution[i] - 32 * middle[i];
      p[i][3] = 2 * (last - first) - 8 * solution[i] + 16 * middle[i];
    }
    return of(p);
  }

  /**
   * The number of stages.
   *
   * @return the number of polynomials
   */
  public int stages() {
    return coefficients.length;
  }

  /**
   * The degree of the polynomials.
   *
   * @return the highest power of x
   */
  public int degree() {
    return coefficients[0].length;
  }

  /**
   * A coefficient.
   *
   * @param stage the stage, from 0
   * @param power the power of x, from 1 to the degree
   * @return p_ij
   */
  public double coefficient(int stage, int power) {
    return coefficients[stage][power - 1];
  }

  /**
   * The weight of a stage in the solution inside the step.
   *
   * @param stage the stage, from 0
   * @param x the position, 0 at the start and 1 at the end of the step
   * @return w_i(x)
   */
  public double weight(int stage, double x) {
    double[] p = coefficients[stage];
    double sum = 0;
    for (int j = p.length - 1; j >= 0; j--) {
      sum = (sum + p[j]) * x;
    }
    return sum;
  }
}
