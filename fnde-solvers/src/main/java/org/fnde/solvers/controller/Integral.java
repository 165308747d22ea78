package org.fnde.solvers.controller;

import java.util.List;
import org.fnde.spi.ControllerProvider;
import org.fnde.spi.Option;
import org.fnde.spi.Options;
import org.fnde.spi.StepController;

/**
 * The integral controller as torchdiffeq has it: accepts a ratio of at most 1 and multiplies the
 * step by {@code safety / ratio^(1/order)}, at most {@code ifactor} and at least {@code dfactor};
 * an accepted step never shrinks the next one (Hairer, Nørsett and Wanner, Solving Ordinary
 * Differential Equations I, equation II.4.13).
 */
public final class Integral implements ControllerProvider {
  private static final Option SAFETY =
      new Option("safety", 0.9, "share of the step size that would just be accepted");
  private static final Option IFACTOR =
      new Option("ifactor", 10.0, "largest growth of the step size");
  private static final Option DFACTOR =
      new Option("dfactor", 0.2, "smallest factor on the step size after a rejection");

  @Override
  public String id() {
    return "integral";
  }

  @Override
  public List<Option> options() {
    return List.of(SAFETY, IFACTOR, DFACTOR);
  }

  @Override
  public StepController create(Options options) {
    double safety = options.number(SAFETY.name());
    double ifactor = options.number(IFACTOR.name());
    double dfactor = options.number(DFACTOR.name());
    check(SAFETY, safety, safety > 0 && safety <= 1, "above 0 and at most 1");
    check(IFACTOR, ifactor, ifactor >= 1 && ifactor < Double.POSITIVE_INFINITY, "at least 1");
    check(DFACTOR, dfactor, dfactor > 0 && dfactor < 1, "between 0 and 1");
    return new Controller(safety, ifactor, dfactor);
  }

  private static void check(Option option, double value, boolean good, String need) {
    if (!good) {
      throw new IllegalArgumentException(
          "controller 'integral': option " + option.name() + " must be " + need + ", got " + value);
    }
  }

  private record Controller(double safety, double ifactor, double dfactor)
      implements StepController {
    @Override
    public boolean accepts(double ratio) {
      return ratio <= 1;
    }

    @Override
    public double factor(double ratio, int order, double[] memory, int at) {
      if (ratio == 0) {
        return ifactor;
      }
      double least = ratio < 1 ? 1 : dfactor;
      return Math.min(ifactor, Math.max(safety / Math.pow(ratio, 1.0 / order), least));
    }
  }
}
