package org.fnde.models;

/**
 * Lowers the learning rate when a loss stops falling. A measurement is better if it is below {@code
 * best·(1 - threshold)}; after more than {@code patience} measurements in a row that are not, the
 * rate is multiplied by {@code factor}. NaN is never better.
 *
 * @param factor what the rate is multiplied by, in (0, 1)
 * @param patience how many measurements without improvement are tolerated, at least 0
 * @param threshold the relative improvement that counts, in [0, 1)
 * @param smallestChange a rate that would fall by no more than this stays as it is, at least 0
 */
public record Plateau(double factor, int patience, double threshold, double smallestChange) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Plateau {
    boolean valid =
        factor > 0
            && factor < 1
            && patience >= 0
            && threshold >= 0
            && threshold < 1
            && smallestChange >= 0;
    if (!valid) {
      throw new IllegalArgumentException(
          "need 0 < factor < 1, patience >= 0, 0 <= threshold < 1 and smallestChange >= 0, got "
              + ("factor=" + factor + " patience=" + patience)
              + (" threshold=" + threshold + " smallestChange=" + smallestChange));
    }
  }

  /**
   * What the schedule knows after some measurements.
   *
   * @param learningRate the rate to use now
   * @param best the best loss so far, infinite before the first
   * @param bad how many measurements in a row were not better
   */
  public record State(double learningRate, double best, int bad) {}

  /**
   * The published settings: factor 0.1, patience 2, threshold 1e-4, smallest change 1e-8.
   *
   * @return the schedule
   */
  public static Plateau standard() {
    return new Plateau(0.1, 2, 1e-4, 1e-8);
  }

  /**
   * Before the first measurement.
   *
   * @param learningRate the initial rate, greater than 0
   * @return the state
   * @throws IllegalArgumentException if the rate is not greater than 0 and finite
   */
  public State start(double learningRate) {
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "learningRate is " + learningRate + ": need a finite rate above 0");
    }
    return new State(learningRate, Double.POSITIVE_INFINITY, 0);
  }

  /**
   * After one more measurement.
   *
   * @param state before it
   * @param loss what was measured
   * @return the state after it
   */
  public State next(State state, double loss) {
    if (loss < state.best() * (1 - threshold)) {
      return new State(state.learningRate(), loss, 0);
    }
    if (state.bad() < patience) {
      return new State(state.learningRate(), state.best(), state.bad() + 1);
    }
    double lowered = state.learningRate() * factor;
    boolean changes = state.learningRate() - lowered > smallestChange;
    return new State(changes ? lowered : state.learningRate(), state.best(), 0);
  }
}
