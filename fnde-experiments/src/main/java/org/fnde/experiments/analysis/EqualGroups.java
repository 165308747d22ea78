package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * As many completed runs of every group, the first ones, so that no group looks smoother or fuller
 * than another for having been repeated more often.
 *
 * @param <T> what is taken of a run
 * @param groups what is taken of the runs, by the group's label
 * @param notes what is left out
 */
record EqualGroups<T>(SequencedMap<String, List<T>> groups, List<String> notes) {

  /**
   * Takes something of every run.
   *
   * @param taken what to take of a completed run; empty to leave the run out
   */
  static <T> EqualGroups<T> of(Comparison comparison, Function<RunFile, Optional<T>> taken) {
    SequencedMap<String, List<T>> all = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (RunGroup group : comparison.groups()) {
      List<T> values = group.completed().stream().map(taken).flatMap(Optional::stream).toList();
      if (!values.isEmpty()) {
        all.put(group.label(), values);
      }
      group.unfinished().forEach(run -> notes.add("left out " + run.file() + ": " + run.ending()));
    }
    int fewest = all.values().stream().mapToInt(List::size).min().orElse(0);
    all.replaceAll((label, values) -> {
      if (values.size() > fewest) {
        notes.add(
            ("'" + label + "': " + fewest + " of " + values.size() + " runs shown, as many as ")
                + "the group with the fewest has");
      }
      return values.subList(0, fewest);
    });
    return new EqualGroups<>(all, notes);
  }

  static String counted(int runs) {
    return runs == 1 ? "1 run" : runs + " runs";
  }
}
