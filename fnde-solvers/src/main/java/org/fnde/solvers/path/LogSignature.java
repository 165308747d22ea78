package org.fnde.solvers.path;

import java.util.List;
import org.fnde.spi.Interpolation;
import org.fnde.spi.InterpolationProvider;
import org.fnde.spi.Option;
import org.fnde.spi.Options;

/**
 * The log-ODE method's control: its derivative on the i-th piece is the log-signature of the i-th
 * window of the series, in the coefficients of Lyndon words, the shorter first and those of one
 * length in lexicographic order (J. Morrill, C. Salvi, P. Kidger, J. Foster, T. Lyons, Neural Rough
 * Differential Equations for Long Time Series, 2021). The path is linear between its knots 0, 1,
 * ..., one per window; it starts at the first observation, followed by zeros. Missing values are
 * filled in linearly, and window ends between observations lie on the line between them.
 */
public final class LogSignature implements InterpolationProvider {
  @Override
  public String id() {
    return "log-signature";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("depth", 2, "the depth of the log-signature"),
        new Option("window", 1.0, "the length of a window, in the unit of the times"));
  }

  @Override
  public Interpolation create(Options options) {
    int depth = options.integer("depth");
    double window = options.number("window");
    if (depth < 1) {
      throw new IllegalArgumentException("option depth=" + depth + ": need 1 at least");
    }
    if (!(window > 0 && window < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("option window=" + window + ": need a length above 0");
    }
    return new MappedInterpolation(
        new LogSignatureMap(depth, window),
        times -> Times.counted(Windows.count(Times.first(times), window) + 1),
        LinearPath::new);
  }
}
