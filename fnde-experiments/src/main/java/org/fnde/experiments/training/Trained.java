package org.fnde.experiments.training;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of a command.
 *
 * @param results the files of the results, in the order of repeats and norms
 * @param failures what failed, in words
 */
public record Trained(List<Path> results, List<String> failures) {

  /** Copies the lists. */
  public Trained {
    results = List.copyOf(results);
    failures = List.copyOf(failures);
  }
}
