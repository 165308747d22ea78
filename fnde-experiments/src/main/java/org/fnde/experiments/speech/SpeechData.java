package org.fnde.experiments.speech;

import java.util.List;
import org.fnde.experiments.series.LabelledSeries;
import org.fnde.experiments.series.PreparedSeries;
import org.fnde.experiments.series.SeriesException;
import org.fnde.experiments.series.Split;

/**
 * A data set of spoken words as series of coefficients.
 *
 * @param series the series, in the order of the recordings' names
 * @param speakers who speaks in each, {@code [count]}
 * @param skipped what was left out
 * @param settings how a recording became a series
 */
public record SpeechData(
    LabelledSeries series, List<String> speakers, Skipped skipped, FeatureSettings settings) {

  /** Copies the list. */
  public SpeechData {
    speakers = List.copyOf(speakers);
  }

  /**
   * Split at random.
   *
   * @return 70 % to train on, 15 % to validate on, 15 % to test on
   * @throws SeriesException if nothing can be learnt from the series
   */
  public PreparedSeries random() {
    series.check();
    return PreparedSeries.of(series, Split.random(series.labels()));
  }

  /**
   * Split so that one speaker is heard in the test alone.
   *
   * @param speaker the speaker, one of {@link #voices}
   * @return the others to train and to validate on, the speaker to test on
   * @throws SeriesException if there is no such speaker, or nothing can be learnt from the series
   */
  public PreparedSeries heldOut(String speaker) {
    series.check();
    return PreparedSeries.of(series, Split.heldOut(series.labels(), speakers, speaker));
  }

  /**
   * Who speaks.
   *
   * @return the speakers' names in ascending order, each once
   */
  public List<String> voices() {
    return speakers.stream().distinct().sorted().toList();
  }
}
