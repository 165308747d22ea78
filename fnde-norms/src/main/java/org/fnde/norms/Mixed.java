package org.fnde.norms;

import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Options;

/**
 * The largest rms of any component: torchdiffeq 0.2's norm for tuples and for adjoints, {@code
 * max(|a_t|, rms(y), rms(a_y), rms(a_p1), rms(a_p2), ...)} with each parameter tensor by itself.
 */
public final class Mixed implements NormProvider {
  @Override
  public String id() {
    return "mixed";
  }

  @Override
  public Norm create(Options options) {
    return Reductions::largestRms;
  }
}
