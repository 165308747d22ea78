package org.fnde.testkit.methods;

import org.fnde.spi.ButcherTableau;

/**
 * A damped oscillator, y' = A y with A = [[d, w], [-w, d]], and steps of a Runge–Kutta method in
 * plain Java. Its solution is {@code exp(d t)} times a rotation by {@code w t}.
 */
public final class LinearProblem {

  /** The real part d of the eigenvalues. */
  public static final double DECAY = -0.3;

  /** The imaginary part w of the eigenvalues. */
  public static final double FREQUENCY = 2;

  /** The state at t = 0. */
  public static final double[] START = {1, 0.5};

  private final ButcherTableau tableau;

  private LinearProblem(ButcherTableau tableau) {
    this.tableau = tableau;
  }

  /**
   * The problem solved with a method.
   *
   * @param tableau the method
   * @return the problem
   */
  public static LinearProblem of(ButcherTableau tableau) {
    return new LinearProblem(tableau);
  }

  /**
   * The derivative.
   *
   * @param y the state
   * @return A y
   */
  public static double[] derivative(double[] y) {
    return new double[] {
      DECAY * y[0] + FREQUENCY * y[1], DECAY * y[1] - FREQUENCY * y[0],
    };
  }

  /**
   * The solution.
   *
   * @param t the time
   * @return the state at t
   */
  public static double[] exact(double t) {
    double size = Math.exp(DECAY * t);
    double cos = size * Math.cos(FREQUENCY * t);
    double sin = size * Math.sin(FREQUENCY * t);
    return new double[] {cos * START[0] + sin * START[1], cos * START[1] - sin * START[0]};
  }

  /**
   * The stages of the first step.
   *
   * @param h the step size
   * @return k_1, k_2, ...
   */
  public double[][] stages(double h) {
    return stages(START, h);
  }

  private double[][] stages(double[] y0, double h) {
    double[][] k = new double[tableau.stages()][];
    for (int i = 0; i < k.length; i++) {
      double[] y = y0.clone();
      for (int j = 0; j < i; j++) {
        add(y, h * tableau.a(i, j), k[j]);
      }
      k[i] = derivative(y);
    }
    return k;
  }

  /**
   * The end of the first step.
   *
   * @param k its stages
   * @param h the step size
   * @return the state
   */
  public double[] solution(double[][] k, double h) {
    return solution(START, k, h);
  }

  private double[] solution(double[] y0, double[][] k, double h) {
    double[] y = y0.clone();
    for (int i = 0; i < k.length; i++) {
      add(y, h * tableau.b(i), k[i]);
    }
    return y;
  }

  /**
   * The error at t = 1 after equal steps.
   *
   * @param h the step size, an inverse of a whole number
   * @return the distance from the solution
   */
  public double globalError(double h) {
    double[] y = START;
    for (int i = 0; i < Math.round(1 / h); i++) {
      y = solution(y, stages(y, h), h);
    }
    return distance(y, exact(1));
  }

  /**
   * The error estimate of the first step.
   *
   * @param h the step size
   * @return its size
   */
  public double errorEstimate(double h) {
    double[][] k = stages(h);
    double[] error = new double[2];
    for (int i = 0; i < k.length; i++) {
      add(error, h * tableau.e(i), k[i]);
    }
    return distance(error, new double[2]);
  }

  /**
   * The error of the dense output inside the first step.
   *
   * @param h the step size
   * @return the distance from the solution at two fifths of the step
   */
  public double denseError(double h) {
    double[][] k = stages(h);
    double[] y = START.clone();
    for (int i = 0; i < k.length; i++) {
      add(y, h * tableau.interpolant().orElseThrow().weight(i, 0.4), k[i]);
    }
    return distance(y, exact(0.4 * h));
  }

  /**
   * The error after a step forth and a step back.
   *
   * @param h the step size
   * @return the distance from the start
   */
  public double returnError(double h) {
    double[] y = solution(stages(h), h);
    return distance(solution(y, stages(y, -h), -h), START);
  }

  private static void add(double[] y, double weight, double[] k) {
    for (int i = 0; i < y.length; i++) {
      y[i] += weight * k[i];
    }
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }
}
