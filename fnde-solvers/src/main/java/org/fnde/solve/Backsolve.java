package org.fnde.solve;

import org.fnde.solve.engine.Choice;
import org.fnde.solve.engine.StepOptions;
import org.fnde.spi.Method;
import org.fnde.spi.Norm;
import org.fnde.spi.StepController;
import org.fnde.spi.Tolerances;

/**
 * The continuous adjoint, solved backwards in time together with the state (R. T. Q. Chen et al.,
 * Neural Ordinary Differential Equations, 2018): {@code dy = f}, {@code d adj y = -adj y df/dy},
 * and for every parameter w and for the time a quadrature {@code d adj w = -adj y df/dw}.
 *
 * <p>Its components are, in this order, {@code "adj t"}, the state's by their names, {@code "adj
 * y"} for each of them, and {@code "adj w"} for each input that is differentiated. The default norm
 * is {@code seminorm}; what else is not set is the forward solve's. Immutable: every method returns
 * a changed copy.
 */
public final class Backsolve {
  private final StepOptions options;

  private Backsolve(StepOptions options) {
    this.options = options;
  }

  /**
   * A backsolve with the default norm.
   *
   * @return the adjoint
   */
  public static Backsolve standard() {
    return new Backsolve(StepOptions.none().norm(new Choice.ById<>("seminorm")));
  }

  /**
   * A backsolve with another norm.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return the adjoint
   */
  public static Backsolve norm(String spec) {
    return new Backsolve(StepOptions.none().norm(new Choice.ById<>(spec)));
  }

  /**
   * A backsolve with another norm.
   *
   * @param norm the norm
   * @return the adjoint
   */
  public static Backsolve norm(Norm norm) {
    return new Backsolve(StepOptions.none().norm(new Choice.Given<>(norm)));
  }

  /**
   * Another method.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return a changed copy
   */
  public Backsolve method(String spec) {
    return new Backsolve(options.method(new Choice.ById<>(spec)));
  }

  /**
   * Another method.
   *
   * @param method the method
   * @return a changed copy
   */
  public Backsolve method(Method method) {
    return new Backsolve(options.method(new Choice.Given<>(method)));
  }

  /**
   * Another step size controller.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return a changed copy
   */
  public Backsolve controller(String spec) {
    return new Backsolve(options.controller(new Choice.ById<>(spec)));
  }

  /**
   * Another step size controller.
   *
   * @param controller the controller
   * @return a changed copy
   */
  public Backsolve controller(StepController controller) {
    return new Backsolve(options.controller(new Choice.Given<>(controller)));
  }

  /**
   * Tolerances of all components.
   *
   * @param rtol relative tolerance, dimensionless
   * @param atol absolute tolerance, in the components' unit
   * @return a changed copy
   * @throws IllegalArgumentException if one is negative or not finite, or both are 0
   */
  public Backsolve tolerances(double rtol, double atol) {
    return new Backsolve(options.tolerances(new Tolerances(rtol, atol)));
  }

  /**
   * Tolerances of one component.
   *
   * @param component its name, for example {@code "adj y"}
   * @param rtol relative tolerance, dimensionless
   * @param atol absolute tolerance, in the component's unit
   * @return a changed copy
   * @throws IllegalArgumentException if one is negative or not finite, or both are 0
   */
  public Backsolve tolerances(String component, double rtol, double atol) {
    return new Backsolve(options.tolerances(component, new Tolerances(rtol, atol)));
  }

  /**
   * The size of the first step of every segment, instead of choosing it.
   *
   * @param h above 0
   * @return a changed copy
   * @throws IllegalArgumentException if it is not
   */
  public Backsolve firstStep(double h) {
    return new Backsolve(options.firstStep(h));
  }

  /**
   * The smallest step; steps of this size are always accepted.
   *
   * @param h at least 0
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Backsolve minStep(double h) {
    return new Backsolve(options.minStep(h));
  }

  /**
   * The largest step.
   *
   * @param h above 0, may be infinite
   * @return a changed copy
   * @throws IllegalArgumentException if it is not above 0
   */
  public Backsolve maxStep(double h) {
    return new Backsolve(options.maxStep(h));
  }

  /**
   * The most steps, accepted and rejected, of the whole adjoint solve.
   *
   * @param count at least 1
   * @return a changed copy
   * @throws IllegalArgumentException if it is less
   */
  public Backsolve maxSteps(long count) {
    return new Backsolve(options.maxSteps(count));
  }

  /**
   * Times at which a step must end.
   *
   * @param times in any order; those outside the solve are ignored
   * @return a changed copy
   * @throws IllegalArgumentException if one is not finite
   */
  public Backsolve stepTimes(double... times) {
    return new Backsolve(options.stepTimes(times));
  }

  /**
   * Times at which a step must end because the vector field jumps there.
   *
   * @param times in any order; those outside the solve are ignored
   * @return a changed copy
   * @throws IllegalArgumentException if one is not finite
   */
  public Backsolve jumpTimes(double... times) {
    return new Backsolve(options.jumpTimes(times));
  }

  /**
   * Is told of every step of the adjoint solve.
   *
   * @param listener the listener
   * @return a changed copy
   */
  public Backsolve listener(StepListener listener) {
    return new Backsolve(options.listener(listener));
  }

  StepOptions options() {
    return options;
  }
}
