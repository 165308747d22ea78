package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.Machine;
import org.fnde.experiments.results.RunResult;

/** What the runs of a comparison have in common, and where they ran. */
record ReportHeading(Comparison comparison) {
  /** What must stand above numbers that are not the published configuration's; else empty. */
  String warning() {
    long full = runs().filter(run -> run.configuration().full()).count();
    if (full == runs().count()) {
      return "";
    }
    return full == 0
        ? Remarks.of(comparison.experiment()).unpublished()
        : "some are short runs, not the published result";
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!warning().isEmpty()) {
      lines.add(warning());
    }
    SequencedMap<String, String> settings = settings();
    settings.remove("backend");
    settings.remove("threads");
    settings.remove("full");
    lines.add(
        comparison.experiment()
            + ": "
            + settings.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", ")));
    lines.addAll(machines());
    return lines;
  }

  /** The settings that all runs share, and all seeds. */
  SequencedMap<String, String> settings() {
    SequencedMap<String, String> common = new LinkedHashMap<>();
    List<SequencedMap<String, String>> all =
        comparison.groups().stream().flatMap(RunGroup::all).map(RunFile::settings).toList();
    all.getFirst()
        .forEach((name, value) -> {
          List<String> values = all.stream().map(s -> s.getOrDefault(name, "")).distinct().toList();
          if (values.size() == 1) {
            common.put(name, value);
          } else if (ConfigurationFields.OF_A_REPEAT.contains(name)) {
            common.put(name, String.join(" and ", values));
          }
        });
    common.remove("norm");
    common.values().removeIf(String::isEmpty);
    common.remove("epochs", "0"); // limited by updates alone
    return common;
  }

  List<String> machines() {
    return runs().map(ReportHeading::machine).distinct().toList();
  }

  List<String> commits() {
    return runs().map(run -> run.commit().isEmpty() ? "unknown" : run.commit()).distinct().toList();
  }

  Stream<RunResult> runs() {
    return comparison.groups().stream().flatMap(RunGroup::all).map(RunFile::result);
  }

  private static String machine(RunResult run) {
    Configuration c = run.configuration();
    Machine machine = run.machine();
    String threads = c.threads() == 1 ? " thread on " : " threads on ";
    return c.backend()
        + " with "
        + c.threads()
        + threads
        + machine.cpu()
        + ", "
        + machine.cores()
        + " cores, "
        + machine.jvm();
  }
}
