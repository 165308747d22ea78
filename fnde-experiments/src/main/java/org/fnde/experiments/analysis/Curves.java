package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.plot.Axis;
import org.fnde.experiments.plot.Figure;
import org.fnde.experiments.plot.LineChart;
import org.fnde.experiments.plot.Series;
import org.fnde.experiments.results.RunResult;

/**
 * How a quantity went during training: a line for each group, the mean of its runs, with a band of
 * one sample deviation to both sides. No run is left out as an outlier unless the settings say so.
 *
 * <p>Where a run has fewer than two measurements, all lines are of every update's batch instead.
 *
 * @param experiment the experiment's id
 * @param settings what is shown
 * @param at where the lines have their points
 * @param curves a line for each group
 * @param notes what was left out
 */
record Curves(
    String experiment,
    CurveSettings settings,
    CurvePoints at,
    List<Curve> curves,
    List<String> notes) {
  private static final double WIDTH = 6;
  private static final double HEIGHT = 3;
  private static final int FEWEST_TO_DROP_FROM = 3;
  private static final double MARGIN = 0.01;
  private static final double WIDE = 100;

  /**
   * The curves of a comparison, at the finest points that all runs have two of.
   *
   * @throws ExperimentException if there is nothing to show, or too little
   */
  static Curves of(Comparison comparison, CurveSettings settings) {
    EqualGroups<RunResult> runs = runs(comparison);
    CurvePoints at = CurvePoints.of(runs.groups().values());
    Curves curves = of(comparison.experiment(), runs, settings, at);
    return at == CurvePoints.EVERY_UPDATE ? curves.insteadOfMeasurements() : curves;
  }

  /**
   * The curves of a comparison at the batches of all updates.
   *
   * @throws ExperimentException if there is nothing to show, or too little
   */
  static Curves ofUpdates(Comparison comparison, CurveSettings settings) {
    return of(comparison.experiment(), runs(comparison), settings, CurvePoints.EVERY_UPDATE);
  }

  private static EqualGroups<RunResult> runs(Comparison comparison) {
    EqualGroups<RunResult> runs = EqualGroups.of(comparison, run -> Optional.of(run.result()));
    if (runs.groups().isEmpty()) {
      throw new ExperimentException(
          comparison.experiment() + ": no completed run to show (" + runs.notes().getFirst() + ")");
    }
    return runs;
  }

  private static Curves of(
      String experiment, EqualGroups<RunResult> runs, CurveSettings settings, CurvePoints at) {
    require(experiment, runs, settings, at);
    List<Curve> curves = new ArrayList<>();
    runs.groups()
        .forEach((label, group) -> {
          var points = group.stream().map(run -> at.of(run, settings)).toList();
          Curve curve = Curve.of(label, points, settings.dropLowest());
          if (curve.points().isEmpty()) {
            throw new ExperimentException(
                experiment
                    + ": no "
                    + at.shown(settings)
                    + " that all runs of '"
                    + label
                    + "' have");
          }
          curves.add(curve);
        });
    return new Curves(experiment, settings, at, curves, runs.notes());
  }

  private static void require(
      String experiment, EqualGroups<RunResult> runs, CurveSettings settings, CurvePoints at) {
    boolean has =
        runs.groups().values().stream()
            .flatMap(List::stream)
            .allMatch(run -> !at.of(run, settings).isEmpty());
    if (settings.value() == CurveValue.ACCURACY && !has) {
      throw new ExperimentException(
          experiment
              + ": its runs have no accuracy"
              + (at == CurvePoints.EVERY_UPDATE
                  ? " at two measurements each; name the directories of those that have, or show"
                      + " the loss by --metric loss"
                  : "; --metric loss shows the loss"));
    }
    int fewest = runs.groups().firstEntry().getValue().size();
    if (settings.dropLowest() && fewest < FEWEST_TO_DROP_FROM) {
      throw new ExperimentException(
          (experiment + ": --drop-lowest needs three runs of each group, there are " + fewest)
              + "; show them without it");
    }
  }

  private Curves insteadOfMeasurements() {
    List<String> all = new ArrayList<>(notes);
    all.add("not every run has two measurements: shown is the " + at.shown(settings) + " instead");
    return new Curves(experiment, settings, at, curves, all);
  }

  Illustration illustration() {
    String shown = at.shown(settings);
    boolean band = curves.stream().anyMatch(Curve::hasBand);
    String title = experiment + ": " + shown + (band ? ", mean and deviation of runs" : "");
    List<Series> lines = curves.stream().map(Curve::series).toList();
    LineChart chart = new LineChart(title, x(), axis(shown), lines, List.of());
    String name = experiment + "-" + shown.toLowerCase(Locale.ROOT);
    return new Illustration(name, Figure.of(WIDTH, HEIGHT, chart), notes);
  }

  /** A little wider than the data, so that the first and the last point are seen whole. */
  private Axis x() {
    long first = curves.stream().mapToLong(curve -> curve.x().getFirst()).min().orElseThrow();
    long last = curves.stream().mapToLong(curve -> curve.x().getLast()).max().orElseThrow();
    double margin = MARGIN * (last - first);
    Axis axis = Axis.counting(at.axis());
    return first < last ? axis.within(first - margin, last + margin) : axis;
  }

  private Axis axis(String label) {
    return switch (settings.value()) {
      case LOSS -> isWide() ? Axis.logarithmic(label) : Axis.of(label);
      case ACCURACY -> Axis.of(label).within(0, 1);
      case BACKWARD_NFE -> Axis.of(label);
    };
  }

  /** Whether a linear axis would hide how the small values differ. */
  private boolean isWide() {
    double[] means = means().filter(Double::isFinite).toArray();
    double least = DoubleStream.of(means).min().orElse(0);
    return least > 0 && DoubleStream.of(means).max().orElse(0) > WIDE * least;
  }

  private DoubleStream means() {
    return curves.stream()
        .map(Curve::points)
        .flatMap(Collection::stream)
        .mapToDouble(Summary::mean);
  }
}
