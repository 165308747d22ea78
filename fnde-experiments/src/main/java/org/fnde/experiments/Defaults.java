package org.fnde.experiments;

import java.util.List;
import org.fnde.experiments.tolerance.Tolerances;

/**
 * What an experiment does where the user does not say otherwise.
 *
 * @param norms the adjoint's norms that a comparison is of; a run takes the one of {@code norm}
 * @param norm the adjoint's norm of a run
 * @param rtol relative tolerance of both solves
 * @param atol absolute tolerance of both solves
 * @param optimisation how weights are updated
 * @param selection whose loss selects the weights that are kept
 * @param batchSize rows of a batch
 * @param epochs passes over the training data
 * @param updates updates of a run that is not given in epochs; 0 where epochs count
 * @param measurements how many measurements such a run has
 * @param measuredTrain how much of the training set is measured, at most
 * @param measuredValidation how much of the validation set is measured, at most
 * @param measuredTest how much of the test set is measured, at most
 * @param published tolerances at which it is a published experiment; none if it is not one
 */
public record Defaults(
    List<String> norms,
    String norm,
    double rtol,
    double atol,
    Optimisation optimisation,
    Criterion selection,
    int batchSize,
    int epochs,
    int updates,
    int measurements,
    int measuredTrain,
    int measuredValidation,
    int measuredTest,
    List<Tolerances> published) {

  /** All of a part of the data set. */
  public static final int ALL = Integer.MAX_VALUE;

  /** Copies the lists. */
  public Defaults {
    norms = List.copyOf(norms);
    published = List.copyOf(published);
  }
}
