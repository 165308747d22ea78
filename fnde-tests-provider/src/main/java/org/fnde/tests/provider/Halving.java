package org.fnde.tests.provider;

import java.util.List;
import org.fnde.spi.ControllerProvider;
import org.fnde.spi.Option;
import org.fnde.spi.Options;
import org.fnde.spi.StepController;

/** Halves a step that is refused and doubles one after an error far below the tolerance. */
public final class Halving implements ControllerProvider {
  private static final String THRESHOLD = "double-below";

  @Override
  public String id() {
    return "outside-halving";
  }

  @Override
  public List<Option> options() {
    return List.of(new Option(THRESHOLD, 0.05, "the error ratio below which the step is doubled"));
  }

  @Override
  public StepController create(Options options) {
    return new Controller(options.number(THRESHOLD));
  }

  private record Controller(double doubleBelow) implements StepController {
    private Controller {
      if (!(doubleBelow > 0 && doubleBelow < 1)) {
        throw new IllegalArgumentException(
            THRESHOLD + " must lie between 0 and 1, got " + doubleBelow);
      }
    }

    @Override
    public boolean accepts(double ratio) {
      return ratio <= 1;
    }

    @Override
    public double factor(double ratio, int order, double[] memory, int at) {
      if (!accepts(ratio)) {
        return 0.5;
      }
      return ratio < doubleBelow ? 2 : 1;
    }
  }
}
