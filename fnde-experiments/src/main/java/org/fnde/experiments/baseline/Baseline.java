package org.fnde.experiments.baseline;

import org.fnde.experiments.results.Proportion;
import org.fnde.experiments.series.LabelledSeries;
import org.fnde.experiments.series.PreparedSeries;

/**
 * Logistic regression on the mean and the deviation over time of every channel: what is known of a
 * series without its order. A model of the series has to be compared with it.
 *
 * @param correct the series of the test that it classifies correctly
 */
public record Baseline(Proportion correct) {

  /**
   * Fits to the series to train on and classifies those to test on.
   *
   * @param data the data set
   * @return how many it classifies correctly; the same for the same data
   */
  public static Baseline of(PreparedSeries data) {
    LabelledSeries series = data.series();
    int[] train = data.split().train();
    int[] test = data.split().test();
    Moments moments = Moments.of(series, train);
    LogisticRegression fit =
        LogisticRegression.fit(
            moments.examples(series, train), data.labels(train), series.classes().size());
    double[][] examples = moments.examples(series, test);
    int[] labels = data.labels(test);
    int hits = 0;
    for (int i = 0; i < test.length; i++) {
      hits += fit.classify(examples[i]) == labels[i] ? 1 : 0;
    }
    return new Baseline(new Proportion(hits, test.length));
  }
}
