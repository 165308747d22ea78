package org.fnde.solvers.method;

import org.fnde.spi.ButcherTableau;
import org.fnde.spi.Interpolant;

/**
 * Stages and solution of the pair of J. R. Dormand and P. J. Prince, A family of embedded
 * Runge–Kutta formulae, Journal of Computational and Applied Mathematics 6(1), 1980, with the
 * quartic of L. F. Shampine, Some practical Runge–Kutta formulas, Mathematics of Computation
 * 46(173), 1986.
 */
final class DormandPrince {
  private static final double[] SOLUTION = {
    35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84, 0
  };

  private static final double[] MIDDLE = {
    6025192743.0 / 30085553152.0 / 2,
    0,
    51252292925.0 / 65400821598.0 / 2,
    -2691868925.0 / 45128329728.0 / 2,
    187940372067.0 / 1594534317056.0 / 2,
    -1776094331.0 / 19743644256.0 / 2,
    11237099.0 / 235043384.0 / 2
  };

  private DormandPrince() {}

  static ButcherTableau withError(double... error) {
    return ButcherTableau.order(5)
        .stage(1.0 / 5, 1.0 / 5)
        .stage(3.0 / 10, 3.0 / 40, 9.0 / 40)
        .stage(4.0 / 5, 44.0 / 45, -56.0 / 15, 32.0 / 9)
        .stage(8.0 / 9, 19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729)
        .stage(1, 9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656)
        .stage(1, 35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84)
        .solution(SOLUTION)
        .error(error)
        .interpolant(Interpolant.quartic(MIDDLE, SOLUTION))
        .build();
  }
}
