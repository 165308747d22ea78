package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fnde.experiments.results.Classification;
import org.fnde.experiments.results.Proportion;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.text.TextTable;

/** How many test examples the models of a comparison classify rightly, beside the baseline. */
record Accuracy(Comparison comparison) {
  private static final double PERCENT = 100;

  /** Whether no completed run tells classes apart. */
  boolean isEmpty() {
    return completed().noneMatch(g -> baseline(g).isPresent() && correct(g).isPresent());
  }

  private Stream<RunGroup> completed() {
    return comparison.groups().stream().filter(RunGroup::isCompleted);
  }

  /** The mean of repeats, in whole examples: they have the test set in common. */
  static Optional<Proportion> correct(RunGroup group) {
    List<Proportion> all =
        group.completed().stream().flatMap(run -> run.result().correct().stream()).toList();
    boolean same = all.stream().map(Proportion::trials).distinct().count() == 1;
    return same
        ? Optional.of(
            new Proportion(
                Math.round(all.stream().mapToLong(Proportion::hits).average().orElseThrow()),
                all.getFirst().trials()))
        : Optional.empty();
  }

  static Optional<Proportion> baseline(RunGroup group) {
    return group.all().flatMap(Accuracy::classification).map(Classification::baseline).findFirst();
  }

  private static Stream<Classification> classification(RunFile run) {
    return run.result().classification().stream();
  }

  TextTable table() {
    TextTable table =
        TextTable.of("test accuracy", "runs", "correct", "of", "%", "from", "to", "sd");
    for (RunGroup group : completed().toList()) {
      Optional<Proportion> correct = correct(group);
      if (correct.isPresent()) {
        table = table.row(row(group.label(), group.completed().size(), correct.get(), sd(group)));
      }
    }
    for (Comparison family : comparison.families()) {
      Optional<RunGroup> first = family.groups().stream().filter(RunGroup::isCompleted).findFirst();
      Optional<Proportion> baseline = first.flatMap(Accuracy::baseline);
      if (baseline.isPresent()) {
        table = table.row(row(name(first.get()), 1, baseline.get(), "-"));
      }
    }
    return distinct(table);
  }

  /** A baseline does not know of tolerances. */
  private static TextTable distinct(TextTable table) {
    return new TextTable(table.header(), table.rows().stream().distinct().toList());
  }

  private static String name(RunGroup group) {
    String split = group.configuration().options().getOrDefault("split", "");
    return "logistic regression" + (split.isEmpty() ? "" : ", split " + split);
  }

  private static String[] row(String name, int runs, Proportion correct, String sd) {
    return new String[] {
      name,
      Integer.toString(runs),
      Long.toString(correct.hits()),
      Long.toString(correct.trials()),
      percent(correct.value()),
      percent(correct.lower()),
      percent(correct.upper()),
      sd
    };
  }

  private static String sd(RunGroup group) {
    Summary values =
        Summary.of(
            group.completed().stream()
                .map(RunFile::result)
                .map(RunResult::correct)
                .flatMap(Optional::stream)
                .mapToDouble(Proportion::value));
    return values.deviation().isPresent() ? percent(values.deviation().getAsDouble()) : "-";
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", PERCENT * share);
  }

  /** What the numbers are, and what was left out of the data. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "correct: of the test examples, the mean of repeats in whole examples; %, from, to: of it,"
            + " with the 95 % interval of Wilson; sd: of repeats; logistic regression: on mean and"
            + " deviation of each channel");
    comparison.groups().stream()
        .flatMap(RunGroup::all)
        .flatMap(run -> run.result().data().stream())
        .map(data ->
            "%s: %d to train, %d to validate, %d to test, left out: %s"
                .formatted(
                    data.about(), data.train(), data.validation(), data.test(), data.reason()))
        .distinct()
        .forEach(notes::add);
    boolean allRandom =
        comparison.groups().stream()
            .allMatch(g -> g.configuration().options().getOrDefault("split", "").equals("random"));
    if (allRandom) {
      notes.add(
          "split random: every speaker of the test is heard in training, which makes it easy;"
              + " where there are several, --split speaker holds one out");
    }
    return notes;
  }
}
