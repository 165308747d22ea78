package org.fnde.experiments.results;

import java.util.List;

/**
 * Sums over the updates of a run.
 *
 * @param updates updates made
 * @param forward the cost of the forward solves
 * @param backward the cost of the adjoint solves
 * @param seconds the time of the updates
 */
public record Totals(long updates, Cost forward, Cost backward, double seconds) {

  /**
   * The sums.
   *
   * @param updates the updates
   * @return the totals
   */
  public static Totals of(List<Update> updates) {
    return new Totals(
        updates.size(),
        updates.stream().map(Update::forward).reduce(Cost.NONE, Cost::plus),
        updates.stream().map(Update::backward).reduce(Cost.NONE, Cost::plus),
        updates.stream().mapToDouble(Update::seconds).sum());
  }
}
