package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.RunResult;

/** What the numbers of a comparison show, in sentences that hold for any experiment. */
record Findings(Comparison comparison) {
  private static final double ROUNDING = 0.05;

  /** No more than the numbers say; none if no run completed. */
  List<String> sentences() {
    List<RunGroup> groups = completed();
    List<String> all = new ArrayList<>();
    if (groups.isEmpty()) {
      all.add("No run completed, so that nothing can be compared.");
      return all;
    }
    List<List<RunGroup>> families = families(groups);
    families.forEach(family -> all.add(evaluations(family)));
    families.forEach(family -> errors(family, all));
    losses(groups, all);
    return all;
  }

  /** Norms are compared with one another where nothing else differs, if there is such a place. */
  private List<List<RunGroup>> families(List<RunGroup> groups) {
    List<List<RunGroup>> several =
        new Comparison(comparison.experiment(), groups)
            .families().stream().map(Comparison::groups).filter(g -> g.size() > 1).toList();
    return several.isEmpty() && groups.size() > 1 ? List.of(groups) : several;
  }

  List<RunGroup> completed() {
    return comparison.groups().stream().filter(RunGroup::isCompleted).toList();
  }

  private static String evaluations(List<RunGroup> groups) {
    RunGroup least = min(groups);
    RunGroup most =
        groups.stream().max(Comparator.comparingDouble(RunGroup::backwardNfe)).orElseThrow();
    String numbers =
        groups.stream()
            .map(g -> g.label() + " " + nfe(g.backwardNfe()))
            .collect(Collectors.joining(", "));
    String means = "Backward NFE a batch, mean over all updates: " + numbers + ". ";
    if (most.backwardNfe() - least.backwardNfe() < ROUNDING) {
      return means + "They do not differ: none saves evaluations here.";
    }
    return means
        + String.format(
            Locale.ROOT,
            "%s takes the fewest, %.1f %% fewer than %s.",
            least.label(),
            100 * (1 - least.backwardNfe() / most.backwardNfe()),
            most.label());
  }

  private static RunGroup min(List<RunGroup> groups) {
    return groups.stream().min(Comparator.comparingDouble(RunGroup::backwardNfe)).orElseThrow();
  }

  private static void errors(List<RunGroup> groups, List<String> all) {
    if (groups.stream().allMatch(g -> Double.isFinite(g.gradientError()))) {
      all.add(
          groups.stream()
              .map(g -> String.format(Locale.ROOT, "%s %.1e", g.label(), g.gradientError()))
              .collect(
                  Collectors.joining(
                      ", ",
                      "Distance of the first weights' gradient to that of a tight solve, relative:"
                          + " ",
                      ".")));
    }
  }

  private static void losses(List<RunGroup> groups, List<String> all) {
    List<String> words = new ArrayList<>();
    for (RunGroup group : groups) {
      Summary before = loss(group, RunResult::initialMetrics);
      Summary after = loss(group, RunResult::testMetrics);
      if (!before.isEmpty() && !after.isEmpty()) {
        words.add(
            String.format(
                Locale.ROOT, "%s %.3g to %.3g", group.label(), before.mean(), after.mean()));
      }
    }
    if (!words.isEmpty()) {
      all.add("Test loss before and after training: " + String.join(", ", words) + ".");
    }
  }

  private static Summary loss(RunGroup group, Function<RunResult, Optional<Metrics>> of) {
    return Summary.of(
        group.completed().stream()
            .flatMap(run -> of.apply(run.result()).stream())
            .mapToDouble(Metrics::loss));
  }

  private static String nfe(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
