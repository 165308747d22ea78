package org.fnde.experiments.training;

import org.fnde.experiments.Criterion;
import org.fnde.experiments.Optimisation;
import org.fnde.experiments.results.Measurement;

/**
 * When a run measures and when it ends. A run in epochs measures after epochs 0, 10, 20, ... and
 * the last; one in updates, evenly.
 *
 * @param batches which examples each update sees
 * @param updates how many updates to make at most
 * @param every updates between two measurements; 0 for a run in epochs
 * @param criterion whose loss selects the weights that are kept
 * @param optimisation how weights are updated
 */
public record Schedule(
    Batches batches, long updates, long every, Criterion criterion, Optimisation optimisation) {
  private static final int EPOCHS_BETWEEN = 10;
  private static final int PATIENCE = 100;

  boolean measuresAfter(long done) {
    if (done == updates) {
      return true;
    }
    return every > 0 ? done % every == 0 : endsEpoch(done) && epoch(done) % EPOCHS_BETWEEN == 0;
  }

  boolean endsEpoch(long done) {
    return done % batches.perEpoch() == 0;
  }

  /** The epoch of the last of some updates, from 0. */
  int epoch(long done) {
    return (int) ((done - 1) / batches.perEpoch());
  }

  /** Whether nothing has become better for so long that training ends early. */
  boolean endsEarly(Measurement last, Measurement best) {
    return last.epoch() > best.epoch() + PATIENCE;
  }

  /** How many measurements a run has that does not end early. */
  long measurements() {
    if (every > 0) {
      return Math.ceilDiv(updates, every);
    }
    int last = epoch(updates);
    return last / EPOCHS_BETWEEN + 1 + (last % EPOCHS_BETWEEN == 0 ? 0 : 1);
  }
}
