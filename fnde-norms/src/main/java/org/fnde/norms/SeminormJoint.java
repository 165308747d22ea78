package org.fnde.norms;

import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Options;

/**
 * The rms over the elements of all components together that feed back into the dynamics, y and a_y:
 * the adjoint seminorm of diffrax.
 */
public final class SeminormJoint implements NormProvider {
  @Override
  public String id() {
    return "seminorm-joint";
  }

  @Override
  public Norm create(Options options) {
    return values -> Reductions.jointRms(Reductions.those(id(), values, Reductions::feedsBack));
  }
}
