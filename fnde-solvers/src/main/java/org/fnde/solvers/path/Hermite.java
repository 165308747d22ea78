package org.fnde.solvers.path;

import org.fnde.spi.Interpolation;
import org.fnde.spi.InterpolationProvider;
import org.fnde.spi.Options;

/**
 * Cubics that start on each piece with the slope of the piece before: continuously differentiable,
 * and a piece depends on no observation after it.
 */
public final class Hermite implements InterpolationProvider {
  @Override
  public String id() {
    return "hermite";
  }

  @Override
  public Interpolation create(Options options) {
    return new MappedInterpolation(new HermiteMap(), times -> times, CubicPath::new);
  }
}
