package org.fnde.experiments.results;

/**
 * One update of the weights.
 *
 * @param loss the loss of its batch
 * @param forward the cost of the forward solve
 * @param backward the cost of the adjoint solve
 * @param seconds the time of the whole update; NaN if it was lost with the process that made it
 */
public record Update(double loss, Cost forward, Cost backward, double seconds) {

  /**
   * What was computed and not how long it took.
   *
   * @return a copy that took 0 s
   */
  public Update withoutClock() {
    return new Update(loss, forward, backward, 0);
  }
}
