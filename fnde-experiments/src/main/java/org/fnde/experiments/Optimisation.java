package org.fnde.experiments;

import org.fnde.models.AdamW;

/**
 * How weights are updated.
 *
 * @param learningRate the initial learning rate, above 0
 * @param weightDecay the decoupled decay of all weights, at least 0
 * @param decay how the learning rate falls
 */
public record Optimisation(double learningRate, double weightDecay, Decay decay) {

  /** How the learning rate falls. */
  public enum Decay {
    /** To a tenth when the training loss has stopped falling. */
    PLATEAU,
    /** In a straight line to 0 at the end of the run. */
    LINEAR
  }

  /**
   * AdamW as published, its learning rate lowered on a plateau.
   *
   * @param learningRate the initial learning rate
   * @return with a weight decay of 0.01
   */
  public static Optimisation published(double learningRate) {
    return new Optimisation(learningRate, 0.01, Decay.PLATEAU);
  }

  /**
   * The optimiser.
   *
   * @return AdamW with the usual coefficients
   */
  public AdamW optimiser() {
    AdamW usual = AdamW.standard();
    return new AdamW(usual.beta1(), usual.beta2(), usual.epsilon(), weightDecay);
  }

  /**
   * The learning rate of an update.
   *
   * @param plateau the rate that the schedule of plateaus has come to
   * @param done updates made
   * @param updates updates of the run
   * @return the rate
   */
  public double rate(double plateau, long done, long updates) {
    return switch (decay) {
      case PLATEAU -> plateau;
      case LINEAR -> learningRate * Math.max(0, updates - done) / updates;
    };
  }
}
