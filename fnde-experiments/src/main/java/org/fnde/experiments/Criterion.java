package org.fnde.experiments;

import java.util.Locale;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Metrics;

/** Whose loss selects the weights that are kept. */
public enum Criterion {
  /** The training set's, as the published code does. */
  TRAIN,
  /** The validation set's. */
  VALIDATION;

  /**
   * The loss it looks at.
   *
   * @param measurement a measurement
   * @return the loss
   */
  public double loss(Measurement measurement) {
    Metrics metrics = this == TRAIN ? measurement.train() : measurement.validation();
    return metrics.loss();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
