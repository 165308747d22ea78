package org.fnde.solve.engine;

import java.util.List;
import java.util.Optional;
import org.fnde.equation.Component;
import org.fnde.graph.DType;
import org.fnde.solve.StepListener;
import org.fnde.spi.Norm;
import org.fnde.spi.Providers;
import org.fnde.spi.RungeKutta;
import org.fnde.spi.StepController;

/** How a solve chooses its steps, ids resolved and defaults filled in. */
record Stepping(
    RungeKutta method,
    Norm norm,
    StepController controller,
    ToleranceChoices tolerances,
    Optional<Double> firstStep,
    double minStep,
    double maxStep,
    long maxSteps,
    List<Double> stepTimes,
    List<Double> jumpTimes,
    double jumpGap,
    Optional<StepListener> listener) {

  /** Refuses a gap that rounding would close, on one side at least. */
  void checkJumpGap(List<Component> components) {
    boolean single = components.stream().anyMatch(c -> c.type().dtype() == DType.FLOAT32);
    for (double t : jumpTimes) {
      double spacing = single ? Math.ulp((float) t) : Math.ulp(t);
      if (jumpGap > 0 && jumpGap <= spacing / 2) {
        throw new IllegalArgumentException(
            "jumpGap "
                + jumpGap
                + ": around the jump time "
                + t
                + " numbers of the state's type are "
                + spacing
                + " apart; need more than half of that, jump times without a gap, or FLOAT64");
      }
    }
  }

  static Stepping resolve(StepOptions o, Providers providers) {
    double minStep = o.minStep.orElse(0.0);
    double maxStep = o.maxStep.orElse(Double.POSITIVE_INFINITY);
    if (minStep > maxStep) {
      throw new IllegalArgumentException(
          "minStep " + minStep + " is above maxStep " + maxStep + ": exchange them");
    }
    return new Stepping(
        (RungeKutta) o.method.orElse(new Choice.ById<>("dopri5")).resolve(providers::method),
        o.norm.orElse(new Choice.ById<>("rms")).resolve(providers::norm),
        o.controller.orElse(new Choice.ById<>("integral")).resolve(providers::controller),
        o.tolerances,
        o.firstStep,
        minStep,
        maxStep,
        o.maxSteps.orElse(Long.MAX_VALUE),
        o.stepTimes.orElse(List.of()),
        o.jumpTimes.orElse(List.of()),
        o.jumpGap.orElse(0.0),
        o.listener);
  }
}
