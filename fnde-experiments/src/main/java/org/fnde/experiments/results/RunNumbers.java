package org.fnde.experiments.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The numbers that the files of a directory of runs begin with. */
final class RunNumbers {
  private static final Pattern FILE =
      Pattern.compile("(\\d{1,9})\\.(json|(checkpoint|clock|model|times)\\.safetensors)");

  private RunNumbers() {}

  /** All numbers, ascending. */
  static List<Integer> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> FILE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(match -> Integer.parseInt(match.group(1)))
          .distinct()
          .sorted()
          .toList();
    }
  }

  /** The largest and 1, or 0 where there is none. */
  static int next(Path folder) throws IOException {
    List<Integer> numbers = in(folder);
    return numbers.isEmpty() ? 0 : numbers.getLast() + 1;
  }
}
