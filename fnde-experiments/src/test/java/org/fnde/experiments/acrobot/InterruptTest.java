package org.fnde.experiments.acrobot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fnde.experiments.FndeProcess;
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
  /** A step takes milliseconds; the rest is the end of the virtual machine on a busy machine. */
  private static final int PROMPT = 20;

  private static final int SIGINT = 2;

  @TempDir private Path directory;

  /** A background job of a script ignores the signal, and so does all that it starts. */
  private static boolean isSignalIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.notExists(status)) {
      return false;
    }
    String mask =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(mask, 16) >> SIGINT - 1 & 1) == 1;
  }

  @Test
  void ctrlCKeepsWhatWasMeasuredAndExitsWith130() throws Exception {
    assumeFalse(isSignalIgnored(), "SIGINT is ignored here");
    Process process = start("run", "acrobot", "--batch-size", "2", "--updates", "100000");
    String told;
    long pressed;
    try (BufferedReader lines = process.errorReader()) {
      String line = lines.readLine();
      while (line != null && !line.contains("/100000")) {
        line = lines.readLine();
      }
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      pressed = System.nanoTime();
      told = lines.lines().collect(Collectors.joining("\n"));
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - pressed);
    assertTrue(seconds < PROMPT, "took " + seconds + " s");
    assertEquals(130, process.exitValue());
    assertTrue(told.contains("fnde: interrupted; go on with\n  ./fnde run acrobot"), told);
    assertTrue(told.endsWith(" --resume"), told);
    String table = Files.readString(directory.resolve("table"));
    assertTrue(table.contains("seminorm"), table);
    assertTrue(table.contains("interrupted after"), table);
    List<Path> files;
    try (var found = Files.walk(directory)) {
      files = found.filter(f -> f.getFileName().toString().equals("0.json")).toList();
    }
    RunResult result = ResultFile.read(files.getFirst());
    assertInstanceOf(RunStatus.Interrupted.class, result.status());
    assertTrue(result.updates().size() >= 1, result.toString());
  }

  private Process start(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--out", directory.resolve("results").toString()));
    ProcessBuilder builder = new ProcessBuilder(FndeProcess.command(all));
    builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    builder.redirectOutput(directory.resolve("table").toFile());
    return builder.start();
  }
}
