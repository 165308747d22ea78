package org.fnde.experiments.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which stored results a command draws, and where to. */
final class DrawnResults {
  @Mixin private StoredResults results;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory of the pictures (default: that of the results).")
  private Optional<Path> out = Optional.empty();

  Path directory() {
    return results.directory();
  }

  Optional<Path> out() {
    return out;
  }
}
