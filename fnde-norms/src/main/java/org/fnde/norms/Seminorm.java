package org.fnde.norms;

import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Options;

/**
 * The largest rms of a component that feeds back into the dynamics, {@code max(rms(y), rms(a_y))}:
 * the seminorm of P. Kidger, R. T. Q. Chen and T. Lyons, "Hey, that's not an ODE": Faster ODE
 * Adjoints via Seminorms (ICML 2021). Gradients with respect to parameters and time are integrated
 * along and their error is not controlled.
 */
public final class Seminorm implements NormProvider {
  @Override
  public String id() {
    return "seminorm";
  }

  @Override
  public Norm create(Options options) {
    return values -> Reductions.largestRms(Reductions.those(id(), values, Reductions::feedsBack));
  }
}
