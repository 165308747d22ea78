package org.fnde.solvers.controller;

import org.fnde.spi.ControllerProvider;
import org.fnde.spi.Options;
import org.fnde.spi.StepController;

/**
 * The integral controller as SciPy's Runge–Kutta solvers have it: accepts a ratio below 1 and
 * multiplies the step by {@code 0.9 / ratio^(1/order)}, at most 10 and at least 0.2, and at most 1
 * at the first acceptance after a rejection (Hairer, Nørsett and Wanner, Solving Ordinary
 * Differential Equations I, section II.4).
 */
public final class Scipy implements ControllerProvider {
  private static final double SAFETY = 0.9;
  private static final double LEAST = 0.2;
  private static final double MOST = 10;

  @Override
  public String id() {
    return "scipy";
  }

  @Override
  public StepController create(Options options) {
    return new Controller();
  }

  /** Remembers one number: 1 if the last attempt was rejected, otherwise 0. */
  private record Controller() implements StepController {
    @Override
    public int memory() {
      return 1;
    }

    @Override
    public boolean accepts(double ratio) {
      return ratio < 1;
    }

    @Override
    public double factor(double ratio, int order, double[] memory, int at) {
      boolean rejected = memory[at] != 0;
      double wanted = ratio == 0 ? MOST : SAFETY * Math.pow(ratio, -1.0 / order);
      memory[at] = accepts(ratio) ? 0 : 1;
      return accepts(ratio) ? Math.min(rejected ? 1 : MOST, wanted) : Math.max(LEAST, wanted);
    }
  }
}
