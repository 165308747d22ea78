package org.fnde.experiments.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.UsageException;

/**
 * The files of a directory of results.
 *
 * @param results files that may be results of runs, those of one directory in the order of their
 *     numbers
 * @param others files that belong to no result
 */
record ResultTree(List<Path> results, List<Skipped> others) {
  private static final Pattern SIDECAR =
      Pattern.compile("(.+)\\.(checkpoint|clock|model|times)\\.safetensors");

  /** What is written beside results by what reads them. */
  private static final Pattern OURS = Pattern.compile("\\..*|.*\\.(html|png|svg|gif|md)");

  static ResultTree of(Path directory) {
    if (Files.isRegularFile(directory)) {
      return new ResultTree(List.of(directory), List.of());
    }
    if (!Files.isDirectory(directory)) {
      throw new UsageException(directory + ": no such directory; give a directory of results");
    }
    try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      return sorted(files.filter(Files::isRegularFile).sorted(ResultTree::compare).toList());
    } catch (IOException | UncheckedIOException e) {
      throw new ExperimentException(directory + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static int compare(Path a, Path b) {
    return Comparator.<Path, Path>comparing(Path::getParent)
        .thenComparing(file -> name(file).length())
        .thenComparing(ResultTree::name)
        .compare(a, b);
  }

  private static ResultTree sorted(List<Path> files) {
    List<Path> results = new ArrayList<>();
    List<Skipped> others = new ArrayList<>();
    for (Path file : files) {
      Matcher sidecar = SIDECAR.matcher(name(file));
      if (name(file).endsWith(".json")) {
        results.add(file);
      } else if (sidecar.matches()) {
        addUnfinished(file, sidecar, others);
      } else if (!OURS.matcher(name(file)).matches()) {
        boolean part = name(file).endsWith(".part");
        others.add(new Skipped(file, part ? "is half-written" : "is not a result of fnde"));
      }
    }
    return new ResultTree(results, others);
  }

  /** A run that was killed has a checkpoint and no result. */
  private static void addUnfinished(Path file, Matcher sidecar, List<Skipped> others) {
    boolean hasResult = Files.exists(file.resolveSibling(sidecar.group(1) + ".json"));
    if (!hasResult && sidecar.group(2).equals("checkpoint")) {
      others.add(
          new Skipped(file, "its run has no result yet; it is running, or --resume goes on"));
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
