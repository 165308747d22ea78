package org.fnde.experiments.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fnde.experiments.results.Machine;
import org.fnde.experiments.results.Median;
import org.fnde.experiments.text.TextTable;
import org.fnde.models.LossGradient;
import org.fnde.solve.Statistics;

/**
 * Measures a step by itself: memory with few and with many solver steps, and time with one and with
 * more threads, in alternation. Where another backend than the usual one is measured, that one is
 * beside it.
 *
 * @param title what is measured, in a line
 * @param opener opens the step
 * @param backends the backend that is measured, and others to compare it with, ids with options
 * @param smallStep a largest step of the solves, so small that they take many
 * @param threads numbers of threads to compare
 * @param warmup steps of each that are not counted
 * @param steps steps of each that are
 */
public record StepReport(
    String title,
    Opener opener,
    List<String> backends,
    double smallStep,
    List<Integer> threads,
    int warmup,
    int steps) {

  /** One line of the table of times. */
  private record Line(String backend, int threads) {}

  /** Opens a step. */
  @FunctionalInterface
  public interface Opener {

    /**
     * Opens a step.
     *
     * @param backend the backend, an id with options, its number of threads left out
     * @param threads threads of the backend
     * @param maxStep the largest step of both solves, may be infinite
     * @return the step; the caller closes it
     */
    BenchStep open(String backend, int threads, double maxStep);
  }

  /** Copies the lists. */
  public StepReport {
    backends = List.copyOf(backends);
    threads = List.copyOf(threads);
  }

  /**
   * Measures and prints.
   *
   * @param out where to
   */
  public void print(PrintStream out) {
    out.println(Machine.current().line());
    out.println(title);
    out.printf(
        "forward solve, loss and adjoint solve; %d steps to warm up, then medians of %d%n%n",
        warmup, steps);
    memory().print(out);
    out.println("live: on the heap after a collection, everything of the step still open");
    out.println();
    times(out);
  }

  private void times(PrintStream out) {
    List<Line> lines = new ArrayList<>();
    threads.forEach(n -> lines.add(new Line(backends.getFirst(), n)));
    backends.stream().skip(1).forEach(id -> lines.add(new Line(id, threads.getLast())));
    List<BenchStep> opened = new ArrayList<>();
    try {
      lines.forEach(
          line -> opened.add(opener.open(line.backend, line.threads, Double.POSITIVE_INFINITY)));
      List<List<BenchStep.Timed>> measured = inTurn(opened);
      table(lines, measured).print(out);
      speedUp(out, measured);
      ratios(out, lines, measured);
    } finally {
      opened.forEach(BenchStep::close);
    }
  }

  /** One step of each in turn, so that what else the machine does falls on all of them. */
  private List<List<BenchStep.Timed>> inTurn(List<BenchStep> opened) {
    List<List<BenchStep.Timed>> measured = new ArrayList<>();
    opened.forEach(step -> measured.add(new ArrayList<>()));
    for (int i = 0; i < warmup + steps; i++) {
      for (int k = 0; k < opened.size(); k++) {
        BenchStep.Timed timed = opened.get(k).run();
        if (i >= warmup) {
          measured.get(k).add(timed);
        }
      }
    }
    return measured;
  }

  private static TextTable table(List<Line> lines, List<List<BenchStep.Timed>> measured) {
    TextTable table =
        TextTable.of(
            "backend",
            "threads",
            "s/step",
            "least",
            "NFE forward",
            "backward",
            "VJPs",
            "accepted",
            "rejected",
            "loss");
    for (int k = 0; k < measured.size(); k++) {
      table = table.row(row(lines.get(k), measured.get(k)));
    }
    return table;
  }

  private static String[] row(Line line, List<BenchStep.Timed> measured) {
    LossGradient result = measured.getLast().result();
    Statistics both = result.forward().plus(result.backward());
    return new String[] {
      line.backend,
      Integer.toString(line.threads),
      String.format(Locale.ROOT, "%.4f", median(measured)),
      String.format(
          Locale.ROOT,
          "%.4f",
          measured.stream().mapToDouble(BenchStep.Timed::seconds).min().orElseThrow()),
      Long.toString(result.forward().nfe()),
      Long.toString(result.backward().nfe()),
      Long.toString(both.vjpEvaluations()),
      Long.toString(both.accepted()),
      Long.toString(both.rejected()),
      String.format(Locale.ROOT, "%.8g", result.loss())
    };
  }

  private void speedUp(PrintStream out, List<List<BenchStep.Timed>> measured) {
    double one = median(measured.getFirst());
    for (int k = 1; k < threads.size(); k++) {
      out.printf(
          Locale.ROOT,
          "%d threads: %.2f times as fast as %d%n",
          threads.get(k),
          one / median(measured.get(k)),
          threads.getFirst());
    }
  }

  private void ratios(PrintStream out, List<Line> lines, List<List<BenchStep.Timed>> measured) {
    double own = median(measured.get(threads.size() - 1));
    for (int k = threads.size(); k < lines.size(); k++) {
      out.printf(
          Locale.ROOT,
          "%s takes %.2f of the time of %s%n",
          backends.getFirst(),
          own / median(measured.get(k)),
          lines.get(k).backend);
    }
  }

  private static double median(List<BenchStep.Timed> measured) {
    return Median.of(measured.stream().mapToDouble(BenchStep.Timed::seconds));
  }

  private TextTable memory() {
    TextTable table =
        TextTable.of(
            "largest step, s",
            "solver steps",
            "live after forward, MB",
            "live after adjoint, MB",
            "allocated by the step, MB");
    for (double maxStep : new double[] {Double.POSITIVE_INFINITY, smallStep}) {
      try (BenchStep step = opener.open(backends.getFirst(), threads.getFirst(), maxStep)) {
        table = table.row(StepMemory.of(step).row(maxStep));
      }
    }
    return table;
  }
}
