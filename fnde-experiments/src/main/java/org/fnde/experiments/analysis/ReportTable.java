package org.fnde.experiments.analysis;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.fnde.experiments.plot.CountMatrix;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Median;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.Proportion;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.Update;
import org.fnde.experiments.text.TextTable;

/**
 * What groups of runs cost and reached: a row for each group, of its completed runs, and one for
 * each run that was interrupted or failed.
 *
 * <p>Counts are means over updates and then over runs. "BNFE" is the backward NFE of all updates
 * that were made; "estimate" is that of the published analysis, the backward NFE of the measured
 * epochs times 10, which weights the first and the last epoch too much.
 *
 * @param comparison the groups
 * @param metric the key of a number, for example {@code test_metrics.loss}
 */
public record ReportTable(Comparison comparison, String metric) {
  /** The usual metric. */
  public static final String TEST_LOSS = "test_metrics.loss";

  private static final int ACCURACY_COLUMN = 5;
  private static final double MILLION = 1e6;
  private static final int EPOCHS_BETWEEN = 10;

  /**
   * The table of losses on the test set.
   *
   * @param comparison the groups
   * @return the table
   */
  public static ReportTable ofTestLoss(Comparison comparison) {
    return new ReportTable(comparison, TEST_LOSS);
  }

  /**
   * Prints what the runs have in common, the table, and what became of runs that did not complete.
   *
   * @param out where to
   */
  public void print(PrintStream out) {
    heading().forEach(out::println);
    out.println();
    table().print(out);
    notes().forEach(out::println);
    Accuracy accuracy = new Accuracy(comparison);
    if (!accuracy.isEmpty()) {
      out.println();
      accuracy.table().print(out);
      accuracy.notes().forEach(out::println);
    }
  }

  /**
   * Prints what the test examples of each class were taken for, a table for each group that has
   * classes.
   *
   * @param out where to
   */
  public void printConfusion(PrintStream out) {
    for (CountMatrix matrix : new Confusions(comparison).matrices()) {
      out.println();
      out.println("said, and taken for, by " + matrix.title());
      Confusions.table(matrix).print(out);
    }
  }

  /**
   * The table.
   *
   * @return header and rows
   */
  public TextTable table() {
    TextTable table = TextTable.of(header());
    for (RunGroup group : comparison.groups()) {
      if (group.isCompleted()) {
        table = table.row(row(group.label(), group.completed()));
      }
      for (RunFile run : group.unfinished()) {
        table = table.row(row(group.label() + " (" + run.status() + ")", List.of(run)));
      }
    }
    return table;
  }

  private String[] header() {
    List<String> header =
        new ArrayList<>(
            List.of(
                "adjoint norm",
                "runs",
                "loss before",
                metric.equals(TEST_LOSS) ? "test loss" : metric,
                "sd",
                "NFE forward",
                "backward",
                "rejected",
                "BNFE 10^6",
                "estimate",
                "s/update",
                "gradient error"));
    if (isOfClasses()) {
      header.add(ACCURACY_COLUMN, "accuracy %");
    }
    return header.toArray(String[]::new);
  }

  private boolean isOfClasses() {
    return comparison.groups().stream()
        .flatMap(RunGroup::all)
        .anyMatch(run -> run.result().classification().isPresent());
  }

  /**
   * What became of the runs that did not complete.
   *
   * @return lines, none if all did
   */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (RunGroup group : comparison.groups()) {
      group.unfinished().forEach(run -> notes.add(run.file() + ": " + run.ending()));
    }
    return notes;
  }

  /**
   * What the runs have in common and where they ran.
   *
   * @return lines
   */
  public List<String> heading() {
    return new ReportHeading(comparison).lines();
  }

  private static String lossBefore(List<RunResult> runs) {
    Summary loss =
        Summary.of(
            runs.stream().flatMap(r -> r.initialMetrics().stream()).mapToDouble(Metrics::loss));
    return loss.isEmpty() ? "-" : String.format(Locale.ROOT, "%.4g", loss.mean());
  }

  private String[] row(String label, List<RunFile> files) {
    List<RunResult> runs = files.stream().map(RunFile::result).toList();
    Summary value = Summary.ofPresent(runs.stream().map(r -> r.number(metric)).toList());
    List<String> cells = new ArrayList<>(cells(label, runs, value));
    if (isOfClasses()) {
      cells.add(ACCURACY_COLUMN, accuracy(runs));
    }
    return cells.toArray(String[]::new);
  }

  private static String accuracy(List<RunResult> runs) {
    Summary share =
        Summary.of(runs.stream().flatMap(r -> r.correct().stream()).mapToDouble(Proportion::value));
    return share.isEmpty() ? "-" : Accuracy.percent(share.mean());
  }

  private List<String> cells(String label, List<RunResult> runs, Summary value) {
    return List.of(
        label,
        Integer.toString(runs.size()),
        lossBefore(runs),
        value.isEmpty() ? "-" : number(value.mean()),
        value.deviation().isPresent() ? number(value.deviation().getAsDouble()) : "-",
        mean("%.1f", runs.stream().mapToDouble(r -> RunGroup.perUpdate(r, t -> t.forward().nfe()))),
        mean(
            "%.1f", runs.stream().mapToDouble(r -> RunGroup.perUpdate(r, t -> t.backward().nfe()))),
        mean(
            "%.1f",
            runs.stream()
                .mapToDouble(
                    r -> RunGroup.perUpdate(r, t -> t.forward().plus(t.backward()).rejected()))),
        mean("%.4f", runs.stream().mapToDouble(r -> r.totals().backward().nfe() / MILLION)),
        mean("%.4f", runs.stream().mapToDouble(ReportTable::estimate)),
        seconds(runs),
        gradientError(runs));
  }

  /** NaN for a run that is not measured at epochs. */
  private static double estimate(RunResult run) {
    if (run.configuration().epochs() == 0 || run.history().isEmpty()) {
      return Double.NaN;
    }
    return run.history().stream().map(Measurement::train).mapToLong(m -> m.backward().nfe()).sum()
        * EPOCHS_BETWEEN
        / MILLION;
  }

  private String number(double value) {
    String format = metric.endsWith("accuracy") ? "%.4f" : "%.4g";
    return String.format(Locale.ROOT, format, value);
  }

  private static String mean(String format, DoubleStream values) {
    Summary summary = Summary.of(values.filter(Double::isFinite));
    return summary.isEmpty() ? "-" : String.format(Locale.ROOT, format, summary.mean());
  }

  /** Times of different machines are not mixed. */
  private static String seconds(List<RunResult> runs) {
    long machines =
        runs.stream()
            .map(
                r -> List.of(r.machine(), r.configuration().backend(), r.configuration().threads()))
            .distinct()
            .count();
    double[] all =
        runs.stream()
            .flatMap(r -> r.updates().stream())
            .mapToDouble(Update::seconds)
            .filter(Double::isFinite)
            .toArray();
    return machines > 1 || all.length == 0
        ? "-"
        : String.format(Locale.ROOT, "%.3f", Median.of(DoubleStream.of(all)));
  }

  private static String gradientError(List<RunResult> runs) {
    List<OptionalDouble> errors = runs.stream().map(RunResult::gradientError).toList();
    Summary error = Summary.ofPresent(errors);
    return error.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1e", error.mean());
  }
}
