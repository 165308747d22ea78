package org.fnde.spi;

import java.util.stream.IntStream;

/**
 * The conditions of order on the weights of a solution, up to order 4: Hairer, Nørsett and Wanner,
 * Solving Ordinary Differential Equations I, table II.2.1.
 */
final class OrderConditions {
  private static final double TOLERANCE = 1e-12;

  private OrderConditions() {}

  static void check(ButcherTableau t) {
    double[] c = IntStream.range(0, t.stages()).mapToDouble(t::c).toArray();
    double[] ac = inner(t, c);
    check(t, 2, "sum_i b_i c_i", c, 2);
    check(t, 3, "sum_i b_i c_i^2", times(c, c), 3);
    check(t, 3, "sum_ij b_i a_ij c_j", ac, 6);
    check(t, 4, "sum_i b_i c_i^3", times(c, times(c, c)), 4);
    check(t, 4, "sum_ij b_i c_i a_ij c_j", times(c, ac), 8);
    check(t, 4, "sum_ij b_i a_ij c_j^2", inner(t, times(c, c)), 12);
    check(t, 4, "sum_ijk b_i a_ij a_jk c_k", inner(t, ac), 24);
  }

  private static void check(ButcherTableau t, int order, String sum, double[] terms, int one) {
    double actual = IntStream.range(0, terms.length).mapToDouble(i -> t.b(i) * terms[i]).sum();
    if (t.order() >= order && !(Math.abs(actual - 1.0 / one) <= TOLERANCE)) {
      throw new IllegalArgumentException(
          String.format(
              "weights of the solution: order %d needs %s = 1/%d, got %s; correct the tableau, or"
                  + " its order, which is %d",
              order, sum, one, actual, t.order()));
    }
  }

  /** {@code sum_j a_ij x_j} for each stage i. */
  private static double[] inner(ButcherTableau t, double[] x) {
    return IntStream.range(0, x.length)
        .mapToDouble(i -> IntStream.range(0, i).mapToDouble(j -> t.a(i, j) * x[j]).sum())
        .toArray();
  }

  private static double[] times(double[] x, double[] y) {
    return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).toArray();
  }
}
