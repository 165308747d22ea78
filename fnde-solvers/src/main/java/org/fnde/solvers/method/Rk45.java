package org.fnde.solvers.method;

import org.fnde.spi.Method;
import org.fnde.spi.MethodProvider;
import org.fnde.spi.Options;
import org.fnde.spi.RungeKutta;

/**
 * The method of order 5 of Dormand and Prince with their own embedded solution of order 4 (Hairer,
 * Nørsett and Wanner, Solving Ordinary Differential Equations I, table II.5.2), as in SciPy's RK45.
 */
public final class Rk45 implements MethodProvider {
  @Override
  public String id() {
    return "rk45";
  }

  @Override
  public Method create(Options options) {
    return new RungeKutta(
        id(),
        DormandPrince.withError(
            -71.0 / 57600, 0, 71.0 / 16695, -71.0 / 1920, 17253.0 / 339200, -22.0 / 525, 1.0 / 40));
  }
}
