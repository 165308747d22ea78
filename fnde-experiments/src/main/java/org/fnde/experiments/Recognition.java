package org.fnde.experiments;

import java.util.List;
import org.fnde.experiments.results.Classification;
import org.fnde.models.Parameters;

/** What there is to know of a task that tells classes apart, beside its loss. */
public interface Recognition {

  /**
   * The classes and the baseline on the test set.
   *
   * @return without a confusion
   */
  Classification classification();

  /**
   * The classes of some examples.
   *
   * @param split a part of the data set
   * @param examples which examples of it, in this order
   * @return places in the list of classes
   */
  int[] labels(Split split, int[] examples);

  /**
   * What a model takes some examples for.
   *
   * @param solving how to solve
   * @param weights the model's weights
   * @param split a part of the data set
   * @param batches which examples of it, batch by batch
   * @return places in the list of classes, for the examples of all batches in this order
   * @throws org.fnde.solve.SolveException if a solve does not reach its end
   */
  int[] predict(Solving solving, Parameters weights, Split split, List<int[]> batches);
}
