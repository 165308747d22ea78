package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.fnde.experiments.plot.Axis;
import org.fnde.experiments.plot.Figure;
import org.fnde.experiments.plot.LineChart;
import org.fnde.experiments.plot.Series;
import org.fnde.experiments.results.RunResult;

/**
 * What the adjoint solve of a batch of the training set costs, against the loss: a line for each
 * group with a point for each measurement, means over its runs.
 */
record CostAgainstLoss(Comparison comparison) {
  private static final double WIDTH = 6;
  private static final double HEIGHT = 3;

  /** Empty where no run has two measurements. */
  Optional<Illustration> illustration() {
    List<Series> lines = new ArrayList<>();
    for (RunGroup group : comparison.groups()) {
      int points =
          group.completed().stream().mapToInt(r -> r.result().history().size()).min().orElse(0);
      if (points > 1) {
        lines.add(line(group, points));
      }
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    LineChart chart =
        new LineChart(
            comparison.experiment() + ": backward NFE against loss",
            decades(lines),
            Axis.of("backward NFE of a batch"),
            lines,
            List.of());
    return Optional.of(
        new Illustration(
            comparison.experiment() + "-nfe-against-loss",
            Figure.of(WIDTH, HEIGHT, chart),
            List.of()));
  }

  /** Between powers of ten, which are what a reader wants to see marked. */
  private static Axis decades(List<Series> lines) {
    DoubleSummaryStatistics losses =
        lines.stream()
            .flatMapToDouble(line -> Arrays.stream(line.x()))
            .filter(loss -> loss > 0 && Double.isFinite(loss))
            .summaryStatistics();
    Axis axis = Axis.logarithmic("loss of the training set");
    return losses.getCount() == 0
        ? axis
        : axis.within(
            Math.pow(10, Math.floor(Math.log10(losses.getMin()))),
            Math.pow(10, Math.floor(Math.log10(losses.getMax())) + 1));
  }

  private static Series line(RunGroup group, int points) {
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = mean(group, i, CurveValue.LOSS);
      y[i] = mean(group, i, CurveValue.BACKWARD_NFE);
    }
    return Series.of(group.label(), x, y);
  }

  private static double mean(RunGroup group, int at, CurveValue value) {
    return group.summary(run -> of(run, at, value)).mean();
  }

  private static double of(RunResult run, int at, CurveValue value) {
    int batchSize = run.configuration().batchSize();
    return value.of(run.history().get(at).train(), batchSize).orElseThrow();
  }
}
