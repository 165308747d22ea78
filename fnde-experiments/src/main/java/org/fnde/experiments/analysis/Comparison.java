package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The runs of one experiment, those that repeat one another together and others apart.
 *
 * @param experiment the experiment's id
 * @param groups at least one, each with a label of its own
 */
public record Comparison(String experiment, List<RunGroup> groups) {

  /** Copies the list. */
  public Comparison {
    groups = List.copyOf(groups);
  }

  /**
   * The runs by experiment and configuration. Runs of different configurations are never in one
   * group, and the labels of groups name what they differ in.
   *
   * @param runs the runs
   * @return a comparison for each experiment
   */
  public static List<Comparison> of(Runs runs) {
    Map<String, List<RunFile>> byExperiment =
        runs.runs().stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.result().experiment(), TreeMap::new, Collectors.toList()));
    List<Comparison> all = new ArrayList<>();
    byExperiment.forEach((experiment, files) -> all.add(new Comparison(experiment, groups(files))));
    return all;
  }

  /**
   * The groups that differ in the norm alone, together.
   *
   * @return a comparison of norms for each way to train
   */
  public List<Comparison> families() {
    Map<SequencedMap<String, String>, List<RunGroup>> families =
        groups.stream()
            .collect(
                Collectors.groupingBy(
                    group -> besidesTheNorm(group.all().findFirst().orElseThrow()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return families.values().stream().map(same -> new Comparison(experiment, same)).toList();
  }

  /**
   * Of every group the runs of the lowest seed that all groups with probes have, since only what
   * begins with the same weights can be compared gradient by gradient.
   *
   * @return the comparison of these runs, and no group if there is no such seed
   */
  Comparison ofEqualSeeds() {
    List<RunGroup> probed =
        groups.stream().filter(group -> !group.probedSeeds().isEmpty()).toList();
    TreeSet<Long> seeds = new TreeSet<>();
    probed.forEach(group -> seeds.addAll(group.probedSeeds()));
    probed.forEach(group -> seeds.retainAll(group.probedSeeds()));
    return new Comparison(
        experiment,
        seeds.isEmpty()
            ? List.of()
            : probed.stream().map(group -> group.ofSeed(seeds.first())).toList());
  }

  static SequencedMap<String, String> besidesTheNorm(RunFile run) {
    SequencedMap<String, String> settings = run.settings();
    settings.remove("norm");
    ConfigurationFields.OF_A_REPEAT.forEach(settings::remove);
    return settings;
  }

  private static List<RunGroup> groups(List<RunFile> files) {
    List<List<RunFile>> repeats = new ArrayList<>();
    for (RunFile file : files) {
      repeats.stream()
          .filter(group -> repeats(group.getFirst(), file))
          .findFirst()
          .orElseGet(() -> {
            repeats.add(new ArrayList<>());
            return repeats.getLast();
          })
          .add(file);
    }
    SequencedSet<String> differing = differing(repeats.stream().map(List::getFirst).toList());
    return repeats.stream().map(group -> group(group, differing)).toList();
  }

  private static boolean repeats(RunFile a, RunFile b) {
    return a.result().configuration().repeats(b.result().configuration());
  }

  private static RunGroup group(List<RunFile> runs, SequencedSet<String> differing) {
    SequencedMap<String, String> fields = runs.getFirst().settings();
    StringBuilder label = new StringBuilder(fields.get("norm"));
    for (String name : differing) {
      String value = fields.getOrDefault(name, "");
      label.append(", ").append(name).append(' ').append(value.isEmpty() ? "none" : value);
    }
    return new RunGroup(
        label.toString(),
        runs.stream().filter(RunFile::isCompleted).toList(),
        runs.stream().filter(run -> !run.isCompleted()).toList());
  }

  /** What groups differ in besides the norm. */
  private static SequencedSet<String> differing(List<RunFile> firsts) {
    SequencedMap<String, SequencedSet<String>> values = new LinkedHashMap<>();
    List<SequencedMap<String, String>> all = firsts.stream().map(RunFile::settings).toList();
    all.forEach(fields -> fields.keySet().forEach(name -> values.put(name, new LinkedHashSet<>())));
    all.forEach(fields -> values.forEach((name, seen) -> seen.add(fields.getOrDefault(name, ""))));
    SequencedSet<String> names = new LinkedHashSet<>();
    values.forEach((name, seen) -> {
      if (seen.size() > 1 && !ConfigurationFields.OF_A_REPEAT.contains(name)) {
        names.add(name);
      }
    });
    names.remove("norm");
    return names;
  }
}
