package org.fnde.solve;

import org.fnde.solve.engine.Choice;
import org.fnde.solve.engine.StepOptions;
import org.fnde.spi.Norm;

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
public final class Backsolve extends StepChoices<Backsolve> {
  private Backsolve(StepOptions options) {
    super(options);
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

  @Override
  Backsolve with(StepOptions changed) {
    return new Backsolve(changed);
  }
}
