package org.fnde.norms;

import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Options;

/**
 * {@code max(|a_t|, rms(y), rms(a_y))}: the seminorm of torchdiffeq 0.2, which leaves out the
 * gradients with respect to parameters but not the one with respect to time.
 */
public final class SeminormTorchdiffeq implements NormProvider {
  @Override
  public String id() {
    return "seminorm-torchdiffeq";
  }

  @Override
  public Norm create(Options options) {
    return values ->
        Reductions.largestRms(
            Reductions.those(
                id(), values, c -> Reductions.feedsBack(c) || Reductions.isTimeGradient(c)));
  }
}
