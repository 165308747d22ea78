package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.plot.Axis;
import org.fnde.experiments.plot.Figure;
import org.fnde.experiments.plot.Histogram;
import org.fnde.experiments.results.TimeKind;

/**
 * Recorded times of one kind, of the training set, all measurements and runs of a group together.
 *
 * @param experiment the experiment's id
 * @param kind which times
 * @param samples the times of each group
 * @param notes what was left out
 */
record PooledTimes(
    String experiment, TimeKind kind, List<Histogram.Sample> samples, List<String> notes) {
  private static final double WIDTH = 7;
  private static final double HEIGHT = 3;

  /**
   * The times of a comparison.
   *
   * @throws ExperimentException if there are none
   */
  static PooledTimes of(Comparison comparison, TimeKind kind) {
    TimesReader reader = new TimesReader(kind);
    EqualGroups<double[]> times = EqualGroups.of(comparison, reader::read);
    List<String> notes = new ArrayList<>(times.notes());
    notes.addAll(reader.notes());
    String experiment = comparison.experiment();
    if (times.groups().isEmpty()) {
      throw new ExperimentException(
          (experiment + ": no completed run has recorded times (" + notes.getFirst() + ")")
              + "; ./fnde run or compare with --record-times records them");
    }
    List<Histogram.Sample> samples = new ArrayList<>();
    times.groups().forEach((label, runs) ->
        samples.add(
            new Histogram.Sample(
                EqualGroups.legend(label, runs.size()),
                runs.stream().flatMapToDouble(Arrays::stream).toArray())));
    if (samples.stream().allMatch(sample -> sample.values().length == 0)) {
      throw new ExperimentException(
          experiment + ": there are no " + words(kind)  + " among the recorded times");
    }
    return new PooledTimes(experiment, kind, samples, notes);
  }

  Illustration illustration() {
    String title = experiment + ": times of " + words(kind) + ", training set";
    boolean evaluations = kind == TimeKind.FORWARD || kind == TimeKind.BACKWARD;
    Histogram histogram =
        Histogram.of(title, Axis.of("t"), Axis.of(evaluations ? "# NFE" : "# steps"), samples);
    return new Illustration(
        experiment + "-histogram-" + words(kind),
        Figure.of(WIDTH, HEIGHT, histogram),
        notes);
  }

  private static String words(TimeKind kind) {
    return switch (kind) {
      case FORWARD -> "forward evaluations";
      case FORWARD_ACCEPT -> "accepted forward steps";
      case FORWARD_REJECT -> "rejected forward steps";
      case BACKWARD -> "backward evaluations";
      case BACKWARD_ACCEPT -> "accepted backward steps";
      case BACKWARD_REJECT -> "rejected backward steps";
    };
  }
}
