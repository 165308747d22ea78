package org.fnde.solvers.method;

import org.fnde.spi.Method;
import org.fnde.spi.MethodProvider;
import org.fnde.spi.Options;
import org.fnde.spi.RungeKutta;

/**
 * The method of order 5 of Dormand and Prince with the embedded solution of order 4 that
 * torchdiffeq uses: not the usual one, so step sizes differ from those of {@link Rk45}.
 */
public final class Dopri5 implements MethodProvider {
  @Override
  public String id() {
    return "dopri5";
  }

  @Override
  public Method create(Options options) {
    return new RungeKutta(
        id(),
        DormandPrince.withError(
            35.0 / 384 - 1951.0 / 21600,
            0,
            500.0 / 1113 - 22642.0 / 50085,
            125.0 / 192 - 451.0 / 720,
            -2187.0 / 6784 - -12231.0 / 42400,
            11.0 / 84 - 649.0 / 6300,
            -1.0 / 60));
  }
}
