package org.fnde.experiments.acrobot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command when a user presses Ctrl-C. */
@DisabledOnOs(OS.WINDOWS)
class InterruptTest {
  @TempDir private Path directory;

  @Test
  void ctrlCKeepsWhatWasMeasuredAndExitsWith130() throws Exception {
    Process process = start("run", "acrobot", "--batch-size", "2", "--updates", "100000");
    try (BufferedReader lines = process.errorReader()) {
      String line = lines.readLine();
      while (line != null && !line.contains("/100000")) {
        line = lines.readLine();
      }
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      lines.lines().forEach(rest -> {});
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue());
    List<Path> files;
    try (var found = Files.walk(directory)) {
      files = found.filter(f -> f.getFileName().toString().equals("0.json")).toList();
    }
    RunResult result = ResultFile.read(files.getFirst());
    assertInstanceOf(RunStatus.Interrupted.class, result.status());
    assertTrue(result.updates().size() >= 1, result.toString());
  }

  private Process start(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                modulePath(),
                "--class-path",
                System.getProperty("java.class.path"),
                "--module",
                "org.fnde.experiments/org.fnde.experiments.Main"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--out", directory.resolve("results").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  /** What the tests themselves run on. */
  private static String modulePath() {
    return Stream.of("jdk.module.path", "jdk.module.upgrade.path")
        .flatMap(key -> Optional.ofNullable(System.getProperty(key)).stream())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
