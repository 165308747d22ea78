package org.fnde.solvers.path;

import org.fnde.spi.Interpolation;
import org.fnde.spi.InterpolationProvider;
import org.fnde.spi.Options;

/**
 * The natural cubic spline through the observations: twice continuously differentiable, each piece
 * depends on the whole series.
 */
public final class NaturalCubic implements InterpolationProvider {
  @Override
  public String id() {
    return "natural-cubic";
  }

  @Override
  public Interpolation create(Options options) {
    return new MappedInterpolation(new NaturalMap(), times -> times, CubicPath::new);
  }
}
