package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.plot.Axis;
import org.fnde.experiments.plot.Chart;
import org.fnde.experiments.plot.Figure;
import org.fnde.experiments.plot.Histogram;
import org.fnde.experiments.plot.Histogram.Sample;
import org.fnde.experiments.results.TimeKind;

/**
 * Recorded times of one kind, of the training set, all measurements and runs of a group together.
 *
 * @param experiment the experiment's id
 * @param kind which times
 * @param samples the times of each group
 * @param notes what was left out
 */
record PooledTimes(String experiment, TimeKind kind, List<Sample> samples, List<String> notes) {
  private static final double WIDTH = 6;
  private static final double HEIGHT = 3;
  private static final int OVER_ONE_ANOTHER = 2;
  private static final double CAPTION = 0.3;
  private static final double ROW = 1.8;
  private static final double HEADROOM = 1.05;

  /**
   * The times of a comparison.
   *
   * @throws ExperimentException if there are none
   */
  static PooledTimes of(Comparison comparison, TimeKind kind) {
    return of(comparison, kind, new TimesFiles());
  }

  /**
   * The times of a comparison, from files that others may have read.
   *
   * @throws ExperimentException if there are none
   */
  static PooledTimes of(Comparison comparison, TimeKind kind, TimesFiles files) {
    TimesReader reader = new TimesReader(kind, files);
    EqualGroups<double[]> times = EqualGroups.of(comparison, reader::read);
    List<String> notes = new ArrayList<>(times.notes());
    notes.addAll(reader.notes());
    String experiment = comparison.experiment();
    if (times.groups().isEmpty()) {
      throw new ExperimentException(
          (experiment + ": no completed run has recorded times (" + notes.getFirst() + ")")
              + "; ./fnde run or compare with --record-times records them");
    }
    List<Sample> samples = new ArrayList<>();
    times
        .groups()
        .forEach((label, runs) ->
            samples.add(
                new Sample(
                    legend(label, runs), runs.stream().flatMapToDouble(Arrays::stream).toArray())));
    if (samples.stream().allMatch(sample -> sample.values().length == 0)) {
      throw new ExperimentException(
          experiment + ": there are no " + words(kind) + " among the recorded times");
    }
    return new PooledTimes(experiment, kind, samples, notes);
  }

  /**
   * Two groups over one another, as published; more of them, which would hide one another, apart.
   */
  Illustration illustration() {
    String title = experiment + ": times of " + words(kind) + ", training set";
    boolean evaluations = kind == TimeKind.FORWARD || kind == TimeKind.BACKWARD;
    Axis y = Axis.counting(evaluations ? "# NFE" : "# steps");
    boolean both = samples.size() == OVER_ONE_ANOTHER;
    Histogram together =
        Histogram.of(both ? title + " (dark: both)" : title, Axis.of("t"), y, samples);
    Figure figure =
        samples.size() <= OVER_ONE_ANOTHER
            ? Figure.of(WIDTH, HEIGHT, together)
            : new Figure(WIDTH, CAPTION + samples.size() * ROW, title, 1, apart(together));
    return new Illustration(experiment + "-histogram-" + words(kind), figure, notes);
  }

  /** A chart for each group, all with the same axes. */
  private static List<Chart> apart(Histogram together) {
    double[] edges = together.edges();
    Axis x = together.x().within(edges[0], edges[edges.length - 1]);
    int most =
        together.samples().stream()
            .flatMapToInt(sample -> Arrays.stream(together.counts(sample)))
            .max()
            .orElseThrow();
    Axis y = together.y().within(0, most * HEADROOM);
    return together.samples().stream()
        .<Chart>map(s -> Histogram.of(s.name(), x, y, List.of(new Sample("", s.values()))))
        .toList();
  }

  private static String legend(String label, List<double[]> runs) {
    int count = runs.stream().mapToInt(run -> run.length).sum();
    return String.format(
        Locale.ROOT, "%s: %,d in %s", label, count, EqualGroups.counted(runs.size()));
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
