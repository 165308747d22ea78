package org.fnde.solvers.path;

import java.util.List;
import org.fnde.spi.Interpolation;
import org.fnde.spi.InterpolationProvider;
import org.fnde.spi.Option;
import org.fnde.spi.Options;

/**
 * Each observation is held until the next one: the channel that is the time moves first, then the
 * others, so that the path never depends on what comes later (J. Morrill, P. Kidger, L. Yang, T.
 * Lyons, Neural Controlled Differential Equations for Online Prediction Tasks, 2021). Its knots are
 * 0, 1, ..., 2 (length - 1). A missing value is the observation before, or the first one.
 */
public final class Rectilinear implements InterpolationProvider {
  @Override
  public String id() {
    return "rectilinear";
  }

  @Override
  public List<Option> options() {
    return List.of(new Option("time", 0, "the channel that holds the times"));
  }

  @Override
  public Interpolation create(Options options) {
    int time = options.integer("time");
    if (time < 0) {
      throw new IllegalArgumentException("option time=" + time + ": need a channel, 0 or more");
    }
    return new MappedInterpolation(
        new RectilinearMap(time),
        times -> Times.counted(2 * times.type().shape().size() - 1),
        LinearPath::new);
  }
}
