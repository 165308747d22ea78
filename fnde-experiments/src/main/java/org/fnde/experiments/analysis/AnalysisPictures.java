package org.fnde.experiments.analysis;

import org.fnde.experiments.results.TimeKind;

/** The pictures of a comparison. */
public final class AnalysisPictures {
  private AnalysisPictures() {}

  /**
   * How a quantity went during training: mean and sample deviation over as many completed runs of
   * every group, at each measurement; at each update where a run has fewer than two measurements.
   *
   * @param comparison the runs
   * @param settings what is shown
   * @return the picture
   * @throws org.fnde.experiments.ExperimentException if there is nothing to show; the message says
   *     what is missing
   */
  public static Illustration curves(Comparison comparison, CurveSettings settings) {
    return Curves.of(comparison, settings).illustration();
  }

  /**
   * At which times the solves worked: recorded times in 200 bins, of the training set, all
   * measurements and as many completed runs of every group together.
   *
   * @param comparison the runs
   * @param kind which times
   * @return the picture
   * @throws org.fnde.experiments.ExperimentException if there is nothing to show; the message says
   *     what is missing
   */
  public static Illustration histogram(Comparison comparison, TimeKind kind) {
    return PooledTimes.of(comparison, kind).illustration();
  }
}
