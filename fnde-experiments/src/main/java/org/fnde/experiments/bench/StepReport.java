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
 * more threads, in alternation.
 *
 * @param title what is measured, in a line
 * @param opener opens the step
 * @param smallStep a largest step of the solves, so small that they take many
 * @param threads numbers of threads to compare
 * @param warmup steps of each that are not counted
 * @param steps steps of each that are
 */
public record StepReport(
    String title, Opener opener, double smallStep, List<Integer> threads, int warmup, int steps) {

  /** Opens a step. */
  @FunctionalInterface
  public interface Opener {

    /**
     * Opens a step.
     *
     * @param threads threads of the backend
     * @param maxStep the largest step of both solves, may be infinite
     * @return the step; the caller closes it
     */
    BenchStep open(int threads, double maxStep);
  }

  /** Copies the list. */
  public StepReport {
    threads = List.copyOf(threads);
  }

  /**
   * Measures and prints.
   *
   * @param out where to
   */
  public void print(PrintStream out) {
    Machine machine = Machine.current();
    out.printf(
        "%s, %d cores, %s, %s%n", machine.cpu(), machine.cores(), machine.jvm(), machine.os());
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
    List<BenchStep> opened = new ArrayList<>();
    try {
      threads.forEach(n -> opened.add(opener.open(n, Double.POSITIVE_INFINITY)));
      List<List<BenchStep.Timed>> measured = inTurn(opened);
      table(measured).print(out);
      speedUp(out, measured);
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

  private TextTable table(List<List<BenchStep.Timed>> measured) {
    TextTable table =
        TextTable.of(
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
      table = table.row(row(threads.get(k), measured.get(k)));
    }
    return table;
  }

  private static String[] row(int threads, List<BenchStep.Timed> measured) {
    LossGradient result = measured.getLast().result();
    Statistics both = result.forward().plus(result.backward());
    return new String[] {
      Integer.toString(threads),
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
    for (int k = 1; k < measured.size(); k++) {
      out.printf(
          Locale.ROOT,
          "%d threads: %.2f times as fast as %d%n",
          threads.get(k),
          one / median(measured.get(k)),
          threads.getFirst());
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
      try (BenchStep step = opener.open(threads.getFirst(), maxStep)) {
        table = table.row(StepMemory.of(step).row(maxStep));
      }
    }
    return table;
  }
}
