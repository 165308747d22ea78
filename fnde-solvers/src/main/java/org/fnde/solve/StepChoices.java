package org.fnde.solve;

import org.fnde.solve.engine.Choice;
import org.fnde.solve.engine.StepOptions;
import org.fnde.spi.Method;
import org.fnde.spi.StepController;
import org.fnde.spi.Tolerances;

/**
 * How steps are made and chosen, of a solve and of its adjoint alike. Immutable: every method
 * returns a changed copy.
 *
 * @param <S> what is copied
 */
public abstract sealed class StepChoices<S extends StepChoices<S>> permits Solve, Backsolve {
  private final StepOptions options;

  StepChoices(StepOptions options) {
    this.options = options;
  }

  final StepOptions options() {
    return options;
  }

  abstract S with(StepOptions changed);

  /**
   * The method.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return a changed copy
   */
  public final S method(String spec) {
    return with(options.method(new Choice.ById<>(spec)));
  }

  /**
   * The method.
   *
   * @param method the method
   * @return a changed copy
   */
  public final S method(Method method) {
    return with(options.method(new Choice.Given<>(method)));
  }

  /**
   * The step size controller.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return a changed copy
   */
  public final S controller(String spec) {
    return with(options.controller(new Choice.ById<>(spec)));
  }

  /**
   * The step size controller.
   *
   * @param controller the step size controller
   * @return a changed copy
   */
  public final S controller(StepController controller) {
    return with(options.controller(new Choice.Given<>(controller)));
  }

  /**
   * Tolerances of all components.
   *
   * @param rtol relative tolerance, dimensionless
   * @param atol absolute tolerance, in the components' unit
   * @return a changed copy
   * @throws IllegalArgumentException if one is negative or not finite, or both are 0
   */
  public final S tolerances(double rtol, double atol) {
    return with(options.tolerances(new Tolerances(rtol, atol)));
  }

  /**
   * Tolerances of one component.
   *
   * @param component its name
   * @param rtol relative tolerance, dimensionless
   * @param atol absolute tolerance, in the component's unit
   * @return a changed copy
   * @throws IllegalArgumentException if one is negative or not finite, or both are 0
   */
  public final S tolerances(String component, double rtol, double atol) {
    return with(options.tolerances(component, new Tolerances(rtol, atol)));
  }

  /**
   * The size of the first step, instead of choosing it.
   *
   * @param h above 0, also in reverse time
   * @return a changed copy
   * @throws IllegalArgumentException if it is not above 0
   */
  public final S firstStep(double h) {
    return with(options.firstStep(h));
  }

  /**
   * The smallest step; steps of this size are always accepted.
   *
   * @param h at least 0
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public final S minStep(double h) {
    return with(options.minStep(h));
  }

  /**
   * The largest step.
   *
   * @param h above 0, may be infinite
   * @return a changed copy
   * @throws IllegalArgumentException if it is not above 0
   */
  public final S maxStep(double h) {
    return with(options.maxStep(h));
  }

  /**
   * The most steps, accepted and rejected.
   *
   * @param count at least 1
   * @return a changed copy
   * @throws IllegalArgumentException if it is less
   */
  public final S maxSteps(long count) {
    return with(options.maxSteps(count));
  }

  /**
   * Times at which a step must end. With the last time among them the solve evaluates nothing
   * beyond it.
   *
   * @param times in any order; those outside the solve are ignored
   * @return a changed copy
   * @throws IllegalArgumentException if one is not finite
   */
  public final S stepTimes(double... times) {
    return with(options.stepTimes(times));
  }

  /**
   * Times at which a step must end because the vector field jumps there: it is evaluated anew just
   * after them.
   *
   * @param times in any order; those outside the solve are ignored
   * @return a changed copy
   * @throws IllegalArgumentException if one is not finite
   */
  public final S jumpTimes(double... times) {
    return with(options.jumpTimes(times));
  }

  /**
   * How far a solve keeps from the jump times. A step ends this much before one, or half of what is
   * left to it if that is less; the time goes on as much behind it, and the state stays as it is.
   * So torchdiffeq 0.1 treats {@code grid_points} with {@code eps}. Without a gap, the default,
   * steps end at the jump itself, which costs no accuracy. A solve refuses a gap that the state's
   * type cannot tell from the jump, for FLOAT32 at times near 160 one below 7.6e-6.
   *
   * @param gap at least 0, in the unit of the time
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public final S jumpGap(double gap) {
    return with(options.jumpGap(gap));
  }

  /**
   * Is told of every step.
   *
   * @param listener the listener
   * @return a changed copy
   */
  public final S listener(StepListener listener) {
    return with(options.listener(listener));
  }
}
