package org.fnde.experiments.analysis;

import org.fnde.experiments.UsageException;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Metrics;

/**
 * What curves show.
 *
 * @param value the quantity
 * @param train whether of the training set; of the validation set otherwise
 * @param dropLowest whether the lowest run is left out at each point, as the published analysis
 *     does with accuracies
 */
public record CurveSettings(CurveValue value, boolean train, boolean dropLowest) {

  /**
   * Checks the combination.
   *
   * @throws UsageException if the lowest of anything but accuracies is left out
   */
  public CurveSettings {
    if (dropLowest && value != CurveValue.ACCURACY) {
      throw new UsageException(
          "--drop-lowest leaves out bad runs of --metric accuracy; of "
              + value.words()
              + " it would leave out good ones");
    }
  }

  Metrics metrics(Measurement measurement) {
    return train ? measurement.train() : measurement.validation();
  }
}
