package org.fnde.norms;

import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Options;

/**
 * {@code sqrt(sum x^2)} over the elements of all components together: the Euclidean norm, which
 * grows with the number of elements.
 */
public final class L2 implements NormProvider {
  @Override
  public String id() {
    return "l2";
  }

  @Override
  public Norm create(Options options) {
    return values -> Reductions.jointSquares(values).sqrt();
  }
}
