package org.fnde.experiments.results;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fnde.experiments.text.TextTable;

/**
 * What runs with different norms cost and reached: a row for each. Counts are means over the
 * updates, times are medians.
 *
 * @param results the runs, of one experiment with one configuration but for the norm, at least one
 */
public record ComparisonTable(List<RunResult> results) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no result
   */
  public ComparisonTable {
    results = List.copyOf(results);
    if (results.isEmpty()) {
      throw new IllegalArgumentException("results: need at least one, got none");
    }
  }

  /**
   * Prints the table, with the configuration and the machine above it.
   *
   * @param out where to
   */
  public void print(PrintStream out) {
    lines().forEach(out::println);
  }

  /**
   * The lines of the table.
   *
   * @return lines without line ends
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(heading());
    TextTable table =
        TextTable.of(
            "adjoint norm",
            "test loss before",
            "after",
            "NFE forward",
            "backward",
            "VJPs",
            "accepted",
            "rejected",
            "s/update",
            "gradient error");
    for (RunResult result : results) {
      table = table.row(row(result));
    }
    lines.addAll(table.lines());
    lines.add(
        "NFE, VJPs (vector-Jacobian products), accepted and rejected steps are means a batch,"
            + " steps of both");
    lines.add("solves; time is the median; the gradient is compared with that of a tight solve.");
    results.forEach(result -> ending(result).ifPresent(lines::add));
    return lines;
  }

  private List<String> heading() {
    RunResult first = results.getFirst();
    Configuration c = first.configuration();
    List<String> lines = new ArrayList<>();
    if (!c.full()) {
      lines.add("short run, not the published result");
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: batch %d, %d updates, %s, rtol %s, atol %s, %s, %s, seed %d",
            first.experiment(),
            c.batchSize(),
            c.updates(),
            c.dtype(),
            Configuration.plain(c.rtol()),
            Configuration.plain(c.atol()),
            c.method(),
            c.controller(),
            c.seed()));
    Machine machine = first.machine();
    lines.add(
        c.backend()
            + " with "
            + c.threads()
            + (c.threads() == 1 ? " thread on " : " threads on ")
            + machine.cpu()
            + ", "
            + machine.cores()
            + " cores, "
            + machine.jvm());
    lines.add("");
    return lines;
  }

  private static String[] row(RunResult result) {
    Totals totals = result.totals();
    double n = totals.updates();
    Cost both = totals.forward().plus(totals.backward());
    return new String[] {
      result.configuration().norm(),
      result.initialMetrics().map(metrics -> digits(metrics.loss())).orElse("-"),
      result.testMetrics().map(metrics -> digits(metrics.loss())).orElse("-"),
      mean(totals.forward().nfe(), n),
      mean(totals.backward().nfe(), n),
      mean(both.vjpEvaluations(), n),
      mean(both.accepted(), n),
      mean(both.rejected(), n),
      seconds(result.updates()),
      result.gradientError().isPresent() ? small(result.gradientError().getAsDouble()) : "-"
    };
  }

  private static Optional<String> ending(RunResult result) {
    String norm = result.configuration().norm();
    String after = " after " + result.updates().size() + " updates";
    return switch (result.status()) {
      case RunStatus.Completed() -> Optional.empty();
      case RunStatus.Interrupted() -> Optional.of(norm + ": interrupted" + after);
      case RunStatus.Failed(String reason) ->
          Optional.of(norm + ": failed" + after + ": " + reason);
    };
  }

  private static String mean(long sum, double count) {
    return count == 0 ? "-" : String.format(Locale.ROOT, "%.1f", sum / count);
  }

  private static String seconds(List<Update> updates) {
    return updates.isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT, "%.3f", Median.of(updates.stream().mapToDouble(Update::seconds)));
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String small(double value) {
    return String.format(Locale.ROOT, "%.1e", value);
  }
}
