package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.fnde.experiments.results.Proportion;
import org.fnde.experiments.results.Update;

/** What the norms save as a Neural CDE learns words, and how little its accuracy says alone. */
record WordRemarks(String experiment) implements Remarks {
  static final String DIGITS = "spoken-digits";
  static final String COMMANDS = "speech-commands";

  private static final String SEMINORM = "seminorm";
  private static final String SPLIT = "split";
  private static final int PARTS = 10;

  @Override
  public List<String> sentences(Comparison comparison) {
    List<String> all = new ArrayList<>();
    List<List<RunGroup>> families =
        comparison.families().stream()
            .map(family -> family.groups().stream().filter(RunGroup::isCompleted).toList())
            .filter(groups -> !groups.isEmpty())
            .toList();
    boolean several = families.stream().filter(groups -> groups.size() > 1).count() > 1;
    for (List<RunGroup> groups : families) {
      if (groups.size() > 1) {
        Function<RunGroup, String> name = several ? RunGroup::label : RunGroup::norm;
        all.add(course(groups, name));
        all.add(equality(groups, name));
      }
      baseline(groups).ifPresent(all::add);
    }
    all.removeIf(String::isEmpty);
    return all.stream().distinct().toList();
  }

  @Override
  public boolean isCompared(String norm) {
    return true;
  }

  @Override
  public String unpublished() {
    return experiment.equals(DIGITS)
        ? "recordings of digits, not the published experiment"
        : Remarks.super.unpublished();
  }

  /** Backward NFE a batch, against the loss, at both ends of the training. */
  private static String course(List<RunGroup> groups, Function<RunGroup, String> name) {
    return ends(groups, name, true) + " " + ends(groups, name, false) + saving(groups);
  }

  private static String ends(
      List<RunGroup> groups, Function<RunGroup, String> name, boolean first) {
    double loss =
        groups.stream().mapToDouble(g -> mean(g, first, Update::loss)).average().orElse(0);
    return String.format(
        Locale.ROOT,
        "In the %s tenth of the updates, at a mean loss of %.2g, the adjoint solve of a batch takes"
            + " %s evaluations.",
        first ? "first" : "last",
        loss,
        groups.stream()
            .map(g -> String.format(Locale.ROOT, "%.0f (%s)", nfe(g, first), name.apply(g)))
            .collect(Collectors.joining(", ")));
  }

  private static String saving(List<RunGroup> groups) {
    Optional<RunGroup> semi = groups.stream().filter(g -> g.norm().equals(SEMINORM)).findFirst();
    if (semi.isEmpty()) {
      return "";
    }
    return groups.stream()
        .filter(g -> !g.norm().equals(SEMINORM))
        .map(g ->
            "%s of those of %s at the start and %s at the end"
                .formatted(percent(semi.get(), g, true), g.norm(), percent(semi.get(), g, false)))
        .collect(Collectors.joining("; ", " The seminorm takes ", "."));
  }

  private static String percent(RunGroup group, RunGroup of, boolean first) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * nfe(group, first) / nfe(of, first));
  }

  private static double nfe(RunGroup group, boolean first) {
    return mean(group, first, update -> update.backward().nfe());
  }

  private static double mean(RunGroup group, boolean first, ToDoubleFunction<Update> value) {
    return group
        .summary(run -> {
          List<Update> updates = run.updates();
          int count = Math.max(1, updates.size() / PARTS);
          int from = first ? 0 : updates.size() - count;
          return updates.subList(from, from + count).stream()
              .mapToDouble(value)
              .average()
              .orElse(Double.NaN);
        })
        .mean();
  }

  /** Whether the norms differ in accuracy. */
  private static String equality(List<RunGroup> groups, Function<RunGroup, String> name) {
    List<Proportion> correct = groups.stream().flatMap(g -> Accuracy.correct(g).stream()).toList();
    if (correct.size() < groups.size()) {
      return "";
    }
    double highestFrom = correct.stream().mapToDouble(Proportion::lower).max().orElseThrow();
    double lowestTo = correct.stream().mapToDouble(Proportion::upper).min().orElseThrow();
    String numbers =
        groups.stream()
            .map(g -> name.apply(g) + " " + Accuracy.correct(g).orElseThrow())
            .collect(Collectors.joining("; "));
    return "Of the test: "
        + numbers
        + (highestFrom <= lowestTo
            ? ". The 95 % intervals overlap: this test does not tell the norms apart."
            : ". The 95 % intervals of some do not overlap.");
  }

  private Optional<String> baseline(List<RunGroup> groups) {
    Optional<Proportion> base = Accuracy.baseline(groups.getFirst());
    List<Proportion> correct = groups.stream().flatMap(g -> Accuracy.correct(g).stream()).toList();
    if (base.isEmpty() || correct.isEmpty()) {
      return Optional.empty();
    }
    double best = correct.stream().mapToDouble(Proportion::value).max().orElseThrow();
    String split = groups.getFirst().configuration().options().getOrDefault(SPLIT, "");
    String speaker = split.startsWith("speaker ") ? split.substring("speaker ".length()) : "";
    String test =
        speaker.isEmpty()
            ? "Logistic regression on the mean and the deviation of each channel, which knows"
                + " nothing of the order in time, gets "
                + base.get()
                + "."
            : "On "
                + speaker
                + ", who is not heard in training, the Neural CDE gets "
                + correct.getFirst()
                + " and logistic regression "
                + base.get()
                + ".";
    return Optional.of(test + verdict(best, base.get(), speaker.isEmpty()));
  }

  private static String verdict(double best, Proportion base, boolean random) {
    if (random && best <= base.upper()) {
      return best <= base.value()
          ? " No model here gets more, so that accuracy alone proves nothing of the Neural CDE."
          : " The best model here gets more, but within the interval of that.";
    }
    return "";
  }
}
