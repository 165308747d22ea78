package org.fnde.experiments.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fnde.experiments.FndeProcess;
import org.fnde.experiments.results.ResultFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that may not write files beyond some size sees what it sees on a full disk. */
@DisabledOnOs(OS.WINDOWS)
class FullDiskTest {
  private static final String KIBIBYTES = "16";

  @TempDir private Path directory;

  private record Ended(int status, String err) {}

  @Test
  void theFormerCheckpointStaysAndTheRunGoesOnWhereThereIsRoom() throws Exception {
    assertEquals(0, run("whole", Optional.empty()).status());
    Ended full = run("parts", Optional.of(KIBIBYTES));
    assertEquals(1, full.status(), full.err());
    assertTrue(full.err().contains("no checkpoint: "), full.err());
    assertTrue(full.err().contains("the former one is as it was"), full.err());
    assertTrue(full.err().contains("0.json: cannot be written"), full.err());
    assertTrue(full.err().contains("--resume goes on from the last checkpoint"), full.err());
    assertEquals(List.of(), files("parts", ".part"));
    assertEquals(1, files("parts", ".checkpoint.safetensors").size());

    Ended resumed = run("parts", Optional.empty());
    assertEquals(0, resumed.status(), resumed.err());
    assertTrue(resumed.err().contains("going on after update"), resumed.err());
    Path expected = files("whole", ".json").getFirst();
    Path actual = files("parts", ".json").getFirst();
    assertEquals(ResultFile.read(expected).withoutClock(), ResultFile.read(actual).withoutClock());
  }

  private List<Path> files(String results, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve(results))) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }

  private Ended run(String results, Optional<String> limit) throws Exception {
    Path out = directory.resolve(results);
    List<String> fnde =
        FndeProcess.command(
            Stream.concat(
                    Stream.of("run", "spiral", "--threads", "1", "--updates", "150"),
                    Stream.of("--checkpoint-every", "0.1", "--resume", "--out", out.toString()))
                .toList());
    String limited = limit.map(kibibytes -> "ulimit -f " + kibibytes + "; ").orElse("");
    List<String> shell = List.of("bash", "-c", limited + "exec \"$@\"", "bash");
    Process process =
        new ProcessBuilder(Stream.concat(shell.stream(), fnde.stream()).toList())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String err =
        new String(process.getErrorStream().readAllBytes(), UTF_8)
            .lines()
            .filter(line -> !line.contains("WARNING"))
            .collect(Collectors.joining("\n"));
    return new Ended(process.waitFor(), err);
  }
}
