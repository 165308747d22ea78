package org.fnde.experiments.recognition;

import java.util.Arrays;
import java.util.Locale;
import org.fnde.experiments.UsageException;
import org.fnde.solve.Solve;

/** How a solve meets the inner knots of its control, where the vector field jumps. */
enum Knots {
  /** Steps end there, and the field is evaluated anew behind them. */
  JUMP(0),
  /** Steps end a little before and go on a little behind, as published. */
  GAP(1e-5);

  private final double gap;

  Knots(double gap) {
    this.gap = gap;
  }

  static Knots parse(String text) {
    return Arrays.stream(values())
        .filter(knots -> knots.toString().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new UsageException("--knots '" + text + "': need one of " + Arrays.toString(values())));
  }

  Solve on(Solve solve, double[] inner) {
    Solve jumping = solve.jumpTimes(inner);
    return gap > 0 ? jumping.jumpGap(gap) : jumping;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
