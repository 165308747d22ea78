package org.fnde.experiments.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.results.ResultException;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.RunResult;

/**
 * The runs of some files, and what is not one.
 *
 * @param runs the runs, in the order of their files
 * @param skipped the other files
 */
public record Runs(List<RunFile> runs, List<Skipped> skipped) {

  /** Copies the lists. */
  public Runs {
    runs = List.copyOf(runs);
    skipped = List.copyOf(skipped);
  }

  /**
   * Every run in and below a directory: of results, of an experiment or of a configuration.
   *
   * @param directory the directory, or the file of one run
   * @return the runs; what is no run is skipped with a reason
   * @throws UsageException if there is no such directory
   * @throws ExperimentException if it cannot be read
   */
  public static Runs below(Path directory) {
    ResultTree tree = ResultTree.of(directory);
    Runs read = of(tree.results());
    List<Skipped> skipped = new ArrayList<>(read.skipped());
    skipped.addAll(tree.others());
    return new Runs(read.runs(), skipped);
  }

  /**
   * The runs of some files.
   *
   * @param files results
   * @return the runs; a file that cannot be read as one is skipped with the reason, and so is a
   *     copy of another, and a complete run that was made again with the same seed
   */
  public static Runs of(List<Path> files) {
    Map<RunResult, Path> seen = new LinkedHashMap<>();
    List<RunFile> runs = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Path file : files) {
      try {
        RunResult result = ResultFile.read(file);
        if (seen.containsKey(result)) {
          skipped.add(new Skipped(file, "is the same run as " + seen.get(result)));
        } else {
          seen.put(result, file);
          runs.add(new RunFile(file, result));
        }
      } catch (ResultException e) {
        skipped.add(new Skipped(file, reason(file, e)));
      }
    }
    return new Runs(withoutAgain(runs, skipped), skipped);
  }

  /** A seed trained again is no repeat: equal numbers must not look like agreement of several. */
  private static List<RunFile> withoutAgain(List<RunFile> runs, List<Skipped> skipped) {
    List<RunFile> kept = new ArrayList<>();
    for (RunFile run : runs) {
      Optional<RunFile> newer =
          runs.stream()
              .filter(other -> isAgain(other, run))
              .filter(o -> isNewer(o, run))
              .findFirst();
      if (newer.isPresent()) {
        long seed = run.result().configuration().seed();
        skipped.add(
            new Skipped(
                run.file(), "was trained again, with seed " + seed + ": " + newer.get().file()));
      } else {
        kept.add(run);
      }
    }
    return kept;
  }

  private static boolean isAgain(RunFile a, RunFile b) {
    return a.isCompleted()
        && b.isCompleted()
        && a.result().experiment().equals(b.result().experiment())
        && a.result().configuration().trainsLike(b.result().configuration());
  }

  private static boolean isNewer(RunFile a, RunFile b) {
    return a.result().started().isAfter(b.result().started());
  }

  /**
   * Those whose configuration differs from one of other runs in norm and seed alone.
   *
   * @param others the other runs
   * @return some of these runs; what was skipped is that of the others, and what stood in for a run
   *     that is left
   */
  public Runs ofFamilies(Runs others) {
    Set<SequencedMap<String, String>> families =
        others.runs.stream().map(Comparison::besidesTheNorm).collect(Collectors.toSet());
    return new Runs(
        runs.stream().filter(r -> families.contains(Comparison.besidesTheNorm(r))).toList(),
        others.skipped);
  }

  private static String reason(Path file, ResultException e) {
    String prefix = file + ": ";
    String message = e.getMessage().replaceAll("\\s*\\R\\s*", "; ");
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  /**
   * The same runs, at least one.
   *
   * @param from where they were looked for
   * @return these runs
   * @throws ExperimentException if there is none; the message says what was skipped
   */
  public Runs orThrow(Path from) {
    if (!runs.isEmpty()) {
      return this;
    }
    String others = skipped.isEmpty() ? "" : " (" + skipped.getFirst().line() + more() + ")";
    throw new ExperimentException(
        from + ": no results of runs there" + others + "; ./fnde run or compare makes some");
  }

  /**
   * The same runs, one of which has a number under a key.
   *
   * @param key for example {@code test_metrics.loss}, which runs that did not complete may lack
   * @return these runs
   * @throws UsageException if none has it, or it is no number; the message lists the keys of
   *     numbers there are
   */
  public Runs requireNumber(String key) {
    if (key.equals(ReportTable.TEST_LOSS)
        || runs.stream().anyMatch(run -> run.result().number(key).isPresent())) {
      return this;
    }
    String keys =
        runs.stream()
            .flatMap(run -> run.result().numbers().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    throw new UsageException("--metric " + key + ": no number of these runs; there are " + keys);
  }

  private String more() {
    return skipped.size() == 1 ? "" : ", and " + (skipped.size() - 1) + " more";
  }
}
