package org.fnde.solvers.path;

import java.util.Arrays;

/**
 * The cubic spline through points whose second derivative is 0 at the ends. With lengths h, the
 * slopes k at the points solve {@code k_(i-1)/h_(i-1) + 2 (1/h_(i-1) + 1/h_i) k_i + k_(i+1)/h_i = 3
 * ((x_i - x_(i-1))/h_(i-1)² + (x_(i+1) - x_i)/h_i²)}, with one side only at the ends (C. de Boor, A
 * Practical Guide to Splines, chapter IV). For one thread.
 */
final class NaturalSpline {
  private final double[] diagonal;
  private final double[] right;

  /**
   * Scratch.
   *
   * @param most the largest number of points
   */
  NaturalSpline(int most) {
    diagonal = new double[most];
    right = new double[most];
  }

  /** The slopes {@code k} at the first {@code n} points. */
  void slopes(double[] t, double[] x, int n, double[] k) {
    Arrays.fill(right, 0, n, 0);
    for (int i = 0; i < n - 1; i++) {
      double h = t[i + 1] - t[i];
      double scaled = 3 * (x[i + 1] - x[i]) / (h * h);
      right[i] += scaled;
      right[i + 1] += scaled;
    }
    solve(t, n, k);
  }

  /** Adds to {@code gx} what the cotangent {@code gk} of the slopes contributes. */
  void pullback(double[] t, double[] gk, int n, double[] gx) {
    System.arraycopy(gk, 0, right, 0, n);
    solve(t, n, gk);
    for (int i = 0; i < n - 1; i++) {
      double h = t[i + 1] - t[i];
      double scaled = 3 * (gk[i] + gk[i + 1]) / (h * h);
      gx[i + 1] += scaled;
      gx[i] -= scaled;
    }
  }

  /** Solves the system, which is symmetric, by elimination without pivots: its diagonal is large. */
  private void solve(double[] t, int n, double[] k) {
    Arrays.fill(diagonal, 0, n, 0);
    for (int i = 0; i < n - 1; i++) {
      double reciprocal = 1 / (t[i + 1] - t[i]);
      diagonal[i] += 2 * reciprocal;
      diagonal[i + 1] += 2 * reciprocal;
    }
    for (int i = 1; i < n; i++) {
      double off = 1 / (t[i] - t[i - 1]);
      double factor = off / diagonal[i - 1];
      diagonal[i] -= factor * off;
      right[i] -= factor * right[i - 1];
    }
    k[n - 1] = right[n - 1] / diagonal[n - 1];
    for (int i = n - 2; i >= 0; i--) {
      k[i] = (right[i] - k[i + 1] / (t[i + 1] - t[i])) / diagonal[i];
    }
  }

  /** Twice the quadratic coefficient of a piece. */
  static double twoC(double h, double rise, double k0, double k1) {
    return (6 * rise / h - 4 * k0 - 2 * k1) / h;
  }

  /** Three times the cubic coefficient of a piece. */
  static double threeD(double h, double rise, double k0, double k1) {
    return (3 * (k0 + k1) - 6 * rise / h) / (h * h);
  }
}
