package org.fnde.solvers.path;

import org.fnde.spi.Interpolation;
import org.fnde.spi.InterpolationProvider;
import org.fnde.spi.Options;

/**
 * Straight lines between the observations. A missing value inside lies on the line between its
 * neighbours, one at an end is the nearest observation.
 */
public final class Linear implements InterpolationProvider {
  @Override
  public String id() {
    return "linear";
  }

  @Override
  public Interpolation create(Options options) {
    return new MappedInterpolation(new LinearMap(), times -> times, LinearPath::new);
  }
}
