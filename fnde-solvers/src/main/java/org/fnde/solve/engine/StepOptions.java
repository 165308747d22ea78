package org.fnde.solve.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.fnde.equation.Role;
import org.fnde.solve.StepListener;
import org.fnde.spi.Method;
import org.fnde.spi.Norm;
import org.fnde.spi.StepController;
import org.fnde.spi.Tolerances;

/** How a solve chooses its steps, as far as the user said so. Immutable. */
public final class StepOptions {
  Optional<Choice<Norm>> norm = Optional.empty();
  Optional<Choice<Method>> method = Optional.empty();
  Optional<Choice<StepController>> controller = Optional.empty();
  ToleranceChoices tolerances = ToleranceChoices.NONE;
  Optional<Double> firstStep = Optional.empty();
  Optional<Double> minStep = Optional.empty();
  Optional<Double> maxStep = Optional.empty();
  Optional<Long> maxSteps = Optional.empty();
  Optional<List<Double>> stepTimes = Optional.empty();
  Optional<List<Double>> jumpTimes = Optional.empty();
  Optional<Double> jumpGap = Optional.empty();
  Optional<StepListener> listener = Optional.empty();

  private StepOptions() {}

  /** Nothing said. */
  public static StepOptions none() {
    return new StepOptions();
  }

  /** Changes a copy that nobody else sees yet. */
  private StepOptions with(Consumer<StepOptions> change) {
    StepOptions copy = new StepOptions();
    copy.norm = norm;
    copy.method = method;
    copy.controller = controller;
    copy.tolerances = tolerances;
    copy.firstStep = firstStep;
    copy.minStep = minStep;
    copy.maxStep = maxStep;
    copy.maxSteps = maxSteps;
    copy.stepTimes = stepTimes;
    copy.jumpTimes = jumpTimes;
    copy.jumpGap = jumpGap;
    copy.listener = listener;
    change.accept(copy);
    return copy;
  }

  /** What is not said here is taken from there, except norm and listener. */
  public StepOptions orElse(StepOptions other) {
    return with(o -> {
      o.method = method.or(() -> other.method);
      o.controller = controller.or(() -> other.controller);
      o.tolerances = tolerances.orElse(other.tolerances);
      o.firstStep = firstStep.or(() -> other.firstStep);
      o.minStep = minStep.or(() -> other.minStep);
      o.maxStep = maxStep.or(() -> other.maxStep);
      o.maxSteps = maxSteps.or(() -> other.maxSteps);
      o.stepTimes = stepTimes.or(() -> other.stepTimes);
      o.jumpTimes = jumpTimes.or(() -> other.jumpTimes);
      o.jumpGap = jumpGap.or(() -> other.jumpGap);
    });
  }

  public StepOptions norm(Choice<Norm> choice) {
    return with(o -> o.norm = Optional.of(choice));
  }

  public StepOptions method(Choice<Method> choice) {
    return with(o -> o.method = Optional.of(choice));
  }

  public StepOptions controller(Choice<StepController> choice) {
    return with(o -> o.controller = Optional.of(choice));
  }

  public StepOptions tolerances(Tolerances value) {
    return with(o -> o.tolerances = tolerances.all(value));
  }

  public StepOptions tolerances(String component, Tolerances value) {
    return with(o -> o.tolerances = tolerances.component(component, value));
  }

  public StepOptions rtol(Role role, double value) {
    return with(o -> o.tolerances = tolerances.rtol(role, value));
  }

  public StepOptions atol(Role role, AbsoluteTolerance value) {
    return with(o -> o.tolerances = tolerances.atol(role, value));
  }

  public StepOptions firstStep(double h) {
    double checked = positive("firstStep", h, false);
    return with(o -> o.firstStep = Optional.of(checked));
  }

  public StepOptions minStep(double h) {
    if (!(h >= 0 && h < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("minStep " + h + ": need a finite size of at least 0");
    }
    return with(o -> o.minStep = Optional.of(h));
  }

  public StepOptions maxStep(double h) {
    double checked = positive("maxStep", h, true);
    return with(o -> o.maxStep = Optional.of(checked));
  }

  public StepOptions maxSteps(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("maxSteps " + count + ": need at least 1");
    }
    return with(o -> o.maxSteps = Optional.of(count));
  }

  public StepOptions stepTimes(double... times) {
    List<Double> checked = finite("stepTimes", times);
    return with(o -> o.stepTimes = Optional.of(checked));
  }

  public StepOptions jumpTimes(double... times) {
    List<Double> checked = finite("jumpTimes", times);
    return with(o -> o.jumpTimes = Optional.of(checked));
  }

  public StepOptions jumpGap(double gap) {
    if (!(gap >= 0 && gap < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("jumpGap " + gap + ": need a finite size of at least 0");
    }
    return with(o -> o.jumpGap = Optional.of(gap));
  }

  public StepOptions listener(StepListener value) {
    return with(o -> o.listener = Optional.of(value));
  }

  private static double positive(String name, double h, boolean infinite) {
    if (!(h > 0 && (infinite || h < Double.POSITIVE_INFINITY))) {
      throw new IllegalArgumentException(
          name + " " + h + ": need a size above 0; the direction comes from the times");
    }
    return h;
  }

  private static List<Double> finite(String name, double[] times) {
    for (double t : times) {
      if (!Double.isFinite(t)) {
        throw new IllegalArgumentException(name + " " + t + ": every time must be finite");
      }
    }
    return DoubleStream.of(times).boxed().toList();
  }
}
