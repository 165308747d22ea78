package org.fnde.experiments.recognition;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fnde.experiments.Workbench;
import org.fnde.experiments.baseline.Baseline;
import org.fnde.experiments.progress.PhaseNotes;
import org.fnde.experiments.results.Classification;
import org.fnde.experiments.results.DataFacts;
import org.fnde.experiments.series.PreparedSeries;
import org.fnde.experiments.speech.FeatureExtraction;
import org.fnde.experiments.speech.FeatureSettings;
import org.fnde.experiments.speech.Recordings;
import org.fnde.experiments.speech.Skipped;
import org.fnde.experiments.speech.SpeechData;
import org.fnde.experiments.speech.SpeechLoader;

/**
 * Recordings on their way to a task.
 *
 * @param recordings the recordings
 * @param features how one becomes a series
 * @param about the recordings in words, after their number
 * @param cache where series are kept
 */
record WordData(Recordings recordings, FeatureSettings features, String about, Path cache) {

  /**
   * Reads the recordings, fits the baseline and builds the model.
   *
   * @throws org.fnde.experiments.series.SeriesException if nothing can be learnt from them
   * @throws org.fnde.experiments.audio.BadAudioException if one is bad and none may be
   */
  WordTask task(WordChoices choices, TestSplit split, Workbench workbench) {
    workbench
        .progress()
        .note(
            "reading "
                + about(recordings.recordings().size())
                + ", or their coefficients from the cache");
    SpeechData speech = load(choices, workbench);
    PreparedSeries data = split.of(speech);
    Skipped skipped = speech.skipped();
    int leftOut = skipped.bad().size() + skipped.otherLength();
    if (leftOut > 0) {
      workbench.progress().note("left out: " + skipped.summary());
    }
    DataFacts facts =
        new DataFacts(
            about(speech.series().count()) + ", split: " + split,
            data.split().train().length,
            data.split().validation().length,
            data.split().test().length,
            leftOut,
            skipped.summary());
    Baseline baseline = Baseline.of(data);
    workbench
        .progress()
        .note(
            "logistic regression on mean and deviation of each channel: "
                + baseline.correct()
                + " of the test");
    return new WordTask(
        data,
        WordNetwork.of(
            choices.size(),
            choices.knots(),
            features,
            data.classes().size(),
            workbench.providers().interpolation("linear")),
        facts,
        new Classification(data.classes(), baseline.correct(), List.of()),
        workbench);
  }

  private String about(int count) {
    return count + " " + about;
  }

  private SpeechData load(WordChoices choices, Workbench workbench) {
    FeatureExtraction extraction =
        new FeatureExtraction(
            features,
            choices.onBadAudio(),
            Runtime.getRuntime().availableProcessors(),
            new PhaseNotes(workbench.progress(), System::nanoTime).apply("reading"),
            workbench.cancelled());
    return new SpeechLoader(extraction, Optional.of(cache)).load(recordings);
  }
}
