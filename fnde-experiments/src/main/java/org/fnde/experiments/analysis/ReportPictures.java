package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.fnde.experiments.plot.Axis;
import org.fnde.experiments.plot.Chart;
import org.fnde.experiments.plot.Figure;
import org.fnde.experiments.plot.LineChart;
import org.fnde.experiments.plot.Pictures;
import org.fnde.experiments.plot.Series;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.Update;

/** What a comparison looks like over its updates and measurements: a line for each group. */
record ReportPictures(Comparison comparison) {
  private static final double SEVERAL = 100;
  private static final double WIDTH = 7;
  private static final double HEIGHT = 3;

  /** A picture and what it shows. */
  record Captioned(byte[] svg, String caption) {}

  /**
   * Every picture that the runs have numbers for.
   *
   * @throws org.fnde.experiments.ExperimentException if nothing can be drawn here
   */
  List<Captioned> all() {
    List<Captioned> pictures = new ArrayList<>();
    List<Series> losses = lines(r -> updates(r, Update::loss));
    if (!losses.isEmpty()) {
      pictures.add(picture(losses, lossAxis("loss of the batch", losses), "Loss of every update."));
      pictures.add(
          picture(
              lines(r -> updates(r, u -> u.backward().nfe())),
              Axis.counting("backward NFE"),
              "Evaluations of the vector field in the adjoint solve of every update."));
    }
    List<Series> measured = lines(r -> measurements(r, m -> m.validation().loss()));
    if (measured.stream().anyMatch(line -> line.x().length > 1)) {
      pictures.add(
          picture(measured, lossAxis("validation loss", measured), "Loss of the validation set."));
      pictures.add(
          picture(
              lines(r -> measurements(r, m -> perBatch(r, m))),
              Axis.of("backward NFE"),
              "Evaluations of the adjoint solve, a batch of the training set, when measured."));
    }
    return pictures;
  }

  /** Logarithmic where losses are of several magnitudes. */
  private static Axis lossAxis(String label, List<Series> lines) {
    DoubleSummaryStatistics losses =
        lines.stream()
            .flatMapToDouble(line -> Arrays.stream(line.y()))
            .filter(loss -> loss > 0 && Double.isFinite(loss))
            .summaryStatistics();
    boolean several = losses.getMax() >= SEVERAL * losses.getMin();
    return several ? Axis.logarithmic(label) : Axis.of(label);
  }

  private static Captioned picture(List<Series> lines, Axis y, String caption) {
    Chart chart = new LineChart("", Axis.counting("update"), y, lines, List.of());
    return new Captioned(Pictures.svg(Figure.of(WIDTH, HEIGHT, chart)), caption);
  }

  /** Lines may lie on one another, the last on top: all but the first are dashed. */
  private List<Series> lines(Function<RunResult, Points> points) {
    List<Series> lines = new ArrayList<>();
    for (RunGroup group : comparison.groups()) {
      List<RunFile> files = group.isCompleted() ? group.completed() : group.unfinished();
      List<Points> all =
          files.stream()
              .map(file -> points.apply(file.result()))
              .filter(p -> p.x().length > 0)
              .toList();
      if (!all.isEmpty()) {
        lines.add(mean(group.label(), all));
      }
    }
    for (int i = 1; i < lines.size(); i++) {
      lines.set(i, lines.get(i).asDashed());
    }
    return lines;
  }

  private static Series mean(String name, List<Points> all) {
    int n = all.stream().mapToInt(p -> p.x().length).min().orElseThrow();
    List<Summary> at =
        IntStream.range(0, n)
            .mapToObj(i -> Summary.of(all.stream().mapToDouble(p -> p.y()[i])))
            .toList();
    double[] x = IntStream.range(0, n).mapToDouble(i -> all.getFirst().x()[i]).toArray();
    Series line = Series.of(name, x, at.stream().mapToDouble(Summary::mean).toArray());
    return all.size() < 2
        ? line
        : line.withDeviation(at.stream().mapToDouble(s -> s.deviation().orElse(0)).toArray());
  }

  private static Points updates(RunResult run, ToDoubleFunction<Update> value) {
    return new Points(
        IntStream.rangeClosed(1, run.updates().size()).asDoubleStream().toArray(),
        run.updates().stream().mapToDouble(value).toArray());
  }

  private static Points measurements(RunResult run, ToDoubleFunction<Measurement> value) {
    return new Points(
        run.history().stream().mapToDouble(Measurement::update).toArray(),
        run.history().stream().mapToDouble(value).toArray());
  }

  private static double perBatch(RunResult run, Measurement measurement) {
    double batches =
        Math.ceil(measurement.train().datasetSize() / (double) run.configuration().batchSize());
    return measurement.train().backward().nfe() / batches;
  }

  private record Points(double[] x, double[] y) {}
}
