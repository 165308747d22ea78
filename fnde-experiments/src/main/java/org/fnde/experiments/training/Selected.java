package org.fnde.experiments.training;

import org.fnde.models.Parameters;

/**
 * The best weights so far.
 *
 * @param index the index of their measurement in the history
 * @param loss the loss they were chosen by
 * @param parameters the weights
 */
record Selected(int index, double loss, Parameters parameters) {
  private static final double MARGIN = 1.0001;

  /** Whether another loss is so much better that its weights take the place of these. */
  boolean yieldsTo(double other) {
    return other * MARGIN < loss;
  }
}
