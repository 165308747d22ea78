package org.fnde.experiments.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The numbers that name the files of a directory of runs. */
final class RunNumbers {
  private static final Pattern FILE = Pattern.compile("(\\d{1,9})\\.json");

  private RunNumbers() {}

  /** The largest of the directory and 1, or 0 where there is none. */
  static int next(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
              .map(file -> FILE.matcher(file.getFileName().toString()))
              .filter(Matcher::matches)
              .mapToInt(match -> Integer.parseInt(match.group(1)))
              .max()
              .orElse(-1)
          + 1;
    }
  }
}
