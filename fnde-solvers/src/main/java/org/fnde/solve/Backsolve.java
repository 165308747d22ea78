package org.fnde.solve;

import org.fnde.equation.Role;
import org.fnde.solve.engine.AbsoluteTolerance;
import org.fnde.solve.engine.Choice;
import org.fnde.solve.engine.StepOptions;
import org.fnde.spi.Norm;
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
 *
 * <p>A component's tolerances are, whatever the order of calls, those given by its name, else those
 * of its role, else those of all components, else those that the forward solve has for it.
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

  /**
   * Tolerances of the components of a role, as of all parameters' gradients: every component that
   * has no tolerances by its name.
   *
   * @param role STATE for the state, solved backwards; ADJOINT for its adjoint; QUADRATURE for the
   *     gradients with respect to the time and inputs
   * @param rtol relative tolerance, dimensionless
   * @param atol absolute tolerance, in the components' unit
   * @return a changed copy
   * @throws IllegalArgumentException if one is negative or not finite, or both are 0
   */
  public Backsolve tolerances(Role role, double rtol, double atol) {
    Tolerances checked = new Tolerances(rtol, atol);
    return rtol(role, checked.rtol()).atol(role, checked.atol());
  }

  /**
   * The relative tolerance of the components of a role; their absolute one stays.
   *
   * @param role which components
   * @param rtol relative tolerance, dimensionless; 0 is refused by the solve if the absolute one is
   *     0 too
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Backsolve rtol(Role role, double rtol) {
    return with(options().rtol(role, atLeast0("rtol", role, rtol)));
  }

  /**
   * The absolute tolerance of the components of a role; their relative one stays.
   *
   * @param role which components
   * @param atol absolute tolerance, in the components' unit; 0 is refused by the solve if the
   *     relative one is 0 too
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Backsolve atol(Role role, double atol) {
    double checked = atLeast0("atol", role, atol);
    return with(options().atol(role, new AbsoluteTolerance.Fixed(checked)));
  }

  /**
   * Absolute tolerances of ADJOINT and QUADRATURE that are relative to the size of the cotangent,
   * {@link #atolOfCotangent(Role, double)} of both.
   *
   * @param factor above 0, dimensionless
   * @return a changed copy
   * @throws IllegalArgumentException if it is not above 0 or not finite
   */
  public Backsolve atolOfCotangent(double factor) {
    return atolOfCotangent(Role.ADJOINT, factor).atolOfCotangent(Role.QUADRATURE, factor);
  }

  /**
   * An absolute tolerance relative to the size of the cotangent: {@code atol = factor · max
   * rms(dL/d y(t))}, where rms is the root of the mean square over all rows and elements of one
   * component, and the maximum is over components and all save times but the first, whose cotangent
   * the adjoint equations never see. It is computed whenever a pullback starts. A loss that is
   * scaled by a constant then takes the same steps as before, as adjoint and quadratures scale with
   * it.
   *
   * <p>The size of a cotangent that is 0 counts as 1: every adjoint and its error are 0 then, at
   * any tolerance.
   *
   * @param role ADJOINT or QUADRATURE
   * @param factor above 0, dimensionless
   * @return a changed copy
   * @throws IllegalArgumentException if the role is STATE, whose unit is another, or the factor is
   *     not above 0 or not finite
   */
  public Backsolve atolOfCotangent(Role role, double factor) {
    if (role == Role.STATE) {
      throw new IllegalArgumentException(
          "atol of STATE relative to the cotangent: the state does not scale with the loss; give"
              + " it a number with atol(STATE, ...)");
    }
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "atol of " + role + ", factor " + factor + ": need a finite number above 0");
    }
    return with(options().atol(role, new AbsoluteTolerance.OfCotangent(factor)));
  }

  private static double atLeast0(String name, Role role, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " " + value + " of " + role + ": need a finite number of at least 0");
    }
    return value;
  }

  @Override
  Backsolve with(StepOptions changed) {
    return new Backsolve(changed);
  }
}
