package org.fnde.experiments.command;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Which stored results a command reads. */
final class StoredResults {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "Of results, an experiment or a configuration (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of("results");

  Path directory() {
    return directory;
  }
}
