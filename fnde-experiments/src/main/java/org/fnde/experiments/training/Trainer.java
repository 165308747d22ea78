package org.fnde.experiments.training;

import org.fnde.experiments.Experiment;
import org.fnde.experiments.TrainingRequest;

/** Runs or compares experiments. */
@FunctionalInterface
public interface Trainer {

  /**
   * Trains and stores a result for every norm and repeat. One that fails does not keep the others
   * from being completed and stored.
   *
   * @param experiment what to train
   * @param request how
   * @return the files of the results, and what failed
   * @throws org.fnde.experiments.UsageException if an option does not fit, before any work
   * @throws org.fnde.experiments.ExperimentException if the data cannot be had, or nothing can be
   *     stored
   */
  Trained train(Experiment experiment, TrainingRequest request);
}
