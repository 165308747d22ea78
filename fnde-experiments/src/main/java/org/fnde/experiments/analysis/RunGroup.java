package org.fnde.experiments.analysis;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.Cost;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.Totals;

/**
 * Runs that repeat one another.
 *
 * @param label the norm, and what else sets them apart from the other groups
 * @param completed those that made all their updates, which may be averaged
 * @param unfinished those that were interrupted or failed
 */
public record RunGroup(String label, List<RunFile> completed, List<RunFile> unfinished) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no run
   */
  public RunGroup {
    completed = List.copyOf(completed);
    unfinished = List.copyOf(unfinished);
    if (completed.isEmpty() && unfinished.isEmpty()) {
      throw new IllegalArgumentException("group '" + label + "': need at least one run, got none");
    }
  }

  Stream<RunFile> all() {
    return Stream.concat(completed.stream(), unfinished.stream());
  }

  RunResult first() {
    return all().findFirst().orElseThrow().result();
  }

  Configuration configuration() {
    return first().configuration();
  }

  String norm() {
    return configuration().norm();
  }

  boolean isCompleted() {
    return !completed.isEmpty();
  }

  /** The seeds of completed runs that have probes. */
  List<Long> probedSeeds() {
    return completed.stream()
        .map(RunFile::result)
        .filter(run -> !run.probes().isEmpty())
        .map(run -> run.configuration().seed())
        .toList();
  }

  /** The completed runs of one seed. */
  RunGroup ofSeed(long seed) {
    return new RunGroup(
        label,
        completed.stream().filter(r -> r.result().configuration().seed() == seed).toList(),
        List.of());
  }

  /** A number of every completed run. */
  Summary summary(ToDoubleFunction<RunResult> number) {
    return Summary.of(completed.stream().map(RunFile::result).mapToDouble(number));
  }

  /** A mean over the updates of the backward solves of completed runs. */
  double backward(ToDoubleFunction<Cost> count) {
    return summary(r -> perUpdate(r, t -> count.applyAsDouble(t.backward()))).mean();
  }

  /** Mean backward NFE a batch. */
  double backwardNfe() {
    return backward(Cost::nfe);
  }

  double gradientError() {
    return Summary.ofPresent(completed.stream().map(r -> r.result().gradientError()).toList())
        .mean();
  }

  static double perUpdate(RunResult result, ToDoubleFunction<Totals> sum) {
    Totals totals = result.totals();
    return totals.updates() == 0 ? Double.NaN : sum.applyAsDouble(totals) / totals.updates();
  }
}
