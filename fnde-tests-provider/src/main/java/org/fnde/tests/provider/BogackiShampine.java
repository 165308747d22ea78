package org.fnde.tests.provider;

import org.fnde.spi.ButcherTableau;
import org.fnde.spi.Interpolant;
import org.fnde.spi.Method;
import org.fnde.spi.MethodProvider;
import org.fnde.spi.Options;
import org.fnde.spi.RungeKutta;

/**
 * The 3(2) pair of P. Bogacki and L. F. Shampine (1989), Applied Mathematics Letters 2(4), with
 * cubic Hermite interpolation.
 */
public final class BogackiShampine implements MethodProvider {
  private static final double[] SOLUTION = {2 / 9.0, 1 / 3.0, 4 / 9.0, 0};

  private static final ButcherTableau TABLEAU =
      ButcherTableau.order(3)
          .stage(1 / 2.0, 1 / 2.0)
          .stage(3 / 4.0, 0, 3 / 4.0)
          .stage(1, 2 / 9.0, 1 / 3.0, 4 / 9.0)
          .solution(SOLUTION)
          .error(-5 / 72.0, 1 / 12.0, 1 / 9.0, -1 / 8.0)
          .interpolant(hermite())
          .build();

  @Override
  public String id() {
    return "outside-bosh3";
  }

  @Override
  public Method create(Options options) {
    return new RungeKutta(id(), TABLEAU);
  }

  private static Interpolant hermite() {
    double[][] p = new double[SOLUTION.length][];
    for (int i = 0; i < p.length; i++) {
      p[i] = new double[] {0, 3 * SOLUTION[i], -2 * SOLUTION[i]};
    }
    p[0] = new double[] {1, p[0][1] - 2, p[0][2] + 1};
    p[3] = new double[] {0, -1, 1};
    return Interpolant.of(p);
  }
}
