package org.fnde.solvers.path;

import java.util.Arrays;

/**
 * The cubic spline through points whose second derivative is 0 at the ends. With lengths h, the
 * slopes k at the points solve {@code k_(i-1)/h_(i-1) + 2 (1/h_(i-1) + 1/h_i) k_i + k_(i+1)/h_i = 3
 * ((x_i - x_(i-1))/h_(i-1)² + (x_(i+1) - x_i)/h_i²)}, with one side only at the ends (C. de Boor, A
 * Practical Guide to Splines, chapter IV). For one thread.
 */
final class NaturalSpline {
  private final double[] reciprocals;
  private final double[] inverses;
  private final double[] right;

  /**
   * Scratch.
   *
   * @param most the largest number of points
   */
  NaturalSpline(int most) {
    reciprocals = new double[most];
    inverses = new double[most];
    right = new double[most];
  }

  /** The slopes {@code k} at the first {@code n} points. */
  void slopes(double[] t, double[] x, int n, double[] k) {
    Arrays.fill(right, 0, n, 0);
    invert(t, n);
    for (int i = 0; i < n - 1; i++) {
      double scaled = 3 * (x[i + 1] - x[i]) * reciprocals[i] * reciprocals[i];
      right[i] += scaled;
      right[i + 1] += scaled;
    }
    solve(n, k);
  }

  /** Adds to {@code gx} what the cotangent {@code gk} of the slopes contributes; changes it. */
  void pullback(double[] t, double[] gk, int n, double[] gx) {
    System.arraycopy(gk, 0, right, 0, n);
    invert(t, n);
    solve(n, gk);
    for (int i = 0; i < n - 1; i++) {
      double scaled = 3 * (gk[i] + gk[i + 1]) * reciprocals[i] * reciprocals[i];
      gx[i + 1] += scaled;
      gx[i] -= scaled;
    }
  }

  private void invert(double[] t, int n) {
    for (int i = 0; i < n - 1; i++) {
      reciprocals[i] = 1 / (t[i + 1] - t[i]);
    }
    reciprocals[n - 1] = 0;
  }

  /**
   * Solves the system, which is symmetric, by elimination without pivots: its diagonal is large.
   */
  private void solve(int n, double[] k) {
    inverses[0] = 1 / (2 * reciprocals[0]);
    for (int i = 1; i < n; i++) {
      double off = reciprocals[i - 1];
      double factor = off * inverses[i - 1];
      inverses[i] = 1 / (2 * (off + reciprocals[i]) - factor * off);
      right[i] -= factor * right[i - 1];
    }
    k[n - 1] = right[n - 1] * inverses[n - 1];
    for (int i = n - 2; i >= 0; i--) {
      k[i] = (right[i] - k[i + 1] * reciprocals[i]) * inverses[i];
    }
  }

  /** Twice the quadratic coefficient of a piece of length {@code 1/r}. */
  static double twoC(double r, double rise, double k0, double k1) {
    return (6 * rise * r - 4 * k0 - 2 * k1) * r;
  }

  /** Three times the cubic coefficient of a piece of length {@code 1/r}. */
  static double threeD(double r, double rise, double k0, double k1) {
    return (3 * (k0 + k1) - 6 * rise * r) * r * r;
  }
}
