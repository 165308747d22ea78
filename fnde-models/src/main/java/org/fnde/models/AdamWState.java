package org.fnde.models;

/**
 * Where an optimiser stands: all it needs to go on. Immutable.
 *
 * @param parameters the values
 * @param m the decaying mean of the gradients
 * @param v the decaying mean of their squares
 * @param updates how many updates were made, at least 0
 */
public record AdamWState(Parameters parameters, Parameters m, Parameters v, long updates) {

  /**
   * Checks that all is of one kind.
   *
   * @throws IllegalArgumentException if layouts or element types differ, or the count is negative
   */
  public AdamWState {
    requireLike(parameters, "m", m);
    requireLike(parameters, "v", v);
    if (updates < 0) {
      throw new IllegalArgumentException("updates is " + updates + ": need at least 0");
    }
  }

  private static void requireLike(Parameters parameters, String name, Parameters moment) {
    if (!moment.layout().equals(parameters.layout()) || moment.dtype() != parameters.dtype()) {
      throw new IllegalArgumentException(
          name
              + (" is " + moment.dtype() + " of " + moment.layout())
              + (", the parameters are " + parameters.dtype() + " of " + parameters.layout()));
    }
  }

  /**
   * Before the first update: zero moments.
   *
   * @param parameters the initial values
   * @return the state
   */
  public static AdamWState initial(Parameters parameters) {
    double[] zeros = new double[parameters.layout().size()];
    Parameters none = Parameters.of(parameters.layout(), parameters.dtype(), zeros);
    return new AdamWState(parameters, none, none, 0);
  }
}
