package org.fnde.experiments.results;

/**
 * A measurement during training.
 *
 * @param epoch the epoch it ends, from 0
 * @param update updates before it
 * @param learningRate the learning rate of the updates before it
 * @param train the training set, or the part of it that is measured
 * @param validation the validation set, or the part of it that is measured
 */
public record Measurement(
    int epoch, long update, double learningRate, Metrics train, Metrics validation) {

  /**
   * What was measured and not when.
   *
   * @return a copy whose clock times are 0
   */
  public Measurement withoutClock() {
    return with(train.withoutClock(), validation.withoutClock());
  }

  /**
   * The same place in the training with other metrics.
   *
   * @param train of the training set
   * @param validation of the validation set
   * @return a changed copy
   */
  public Measurement with(Metrics train, Metrics validation) {
    return new Measurement(epoch, update, learningRate, train, validation);
  }
}
