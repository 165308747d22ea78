package org.fnde.norms;

import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Options;

/**
 * {@code sqrt(sum x^2 / n)} over the n elements of all components together (Hairer, Nørsett and
 * Wanner, Solving Ordinary Differential Equations I, equation II.4.11). For a state of one array
 * this is what torchdiffeq does by default; for a tuple its default is {@link Mixed}.
 */
public final class Rms implements NormProvider {
  @Override
  public String id() {
    return "rms";
  }

  @Override
  public Norm create(Options options) {
    return Reductions::jointRms;
  }
}
