package org.fnde.experiments.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.fnde.experiments.FndeProcess;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command when its process is killed, ten times, and started again. */
@DisabledOnOs(OS.WINDOWS)
class KillTest {
  private static final int KILLS = 10;
  private static final int LATEST_MILLIS = 250;
  private static final String[] RUN = {
    "run",
    "spiral",
    "--threads",
    "1",
    "--updates",
    "1500",
    "--record-times",
    "--checkpoint-every",
    "0.02",
    "--resume"
  };

  @TempDir private Path directory;

  @Test
  void tenKillsChangeNoBitOfTheResult() throws Exception {
    assertEquals(0, finish(start("whole", RUN)));
    Random random = new Random(20_090_457);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start("parts", RUN);
      if (kill % 3 != 0) {
        awaitCheckpoint(process);
      }
      Thread.sleep(random.nextInt(LATEST_MILLIS));
      assertTrue(process.isAlive(), "the run ended before kill " + kill);
      process.destroyForcibly().waitFor();
    }
    assertEquals(0, finish(start("parts", RUN)));

    RunResult expected = ResultFile.read(only("whole", ".json"));
    RunResult resumed = ResultFile.read(only("parts", ".json"));
    assertInstanceOf(RunStatus.Completed.class, resumed.status());
    assertEquals(expected.withoutClock(), resumed.withoutClock());
    for (String suffix :
        List.of(".checkpoint.safetensors", ".model.safetensors", ".times.safetensors")) {
      assertArrayEquals(sha256(only("whole", suffix)), sha256(only("parts", suffix)), suffix);
    }
  }

  /** The first checkpoint of a process is written before its first update. */
  private void awaitCheckpoint(Process process) throws Exception {
    Instant started = Instant.now();
    while (process.isAlive() && newest().isBefore(started)) {
      Thread.sleep(1);
    }
  }

  /** Files that the process moves away during the walk are no error. */
  private Instant newest() throws IOException {
    AtomicReference<Instant> newest = new AtomicReference<>(Instant.MIN);
    Files.walkFileTree(
        directory.resolve("parts"),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Instant written = attributes.lastModifiedTime().toInstant();
            if (file.toString().endsWith(".checkpoint.safetensors")
                && written.isAfter(newest.get())) {
              newest.set(written);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException cause) {
            return FileVisitResult.CONTINUE;
          }
        });
    return newest.get();
  }

  private static int finish(Process process) throws InterruptedException {
    assertTrue(process.waitFor(4, TimeUnit.MINUTES), "still running");
    return process.exitValue();
  }

  private static byte[] sha256(Path file) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
  }

  private Path only(String name, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve(name))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).toList();
      assertEquals(1, found.size(), found.toString());
      return found.getFirst();
    }
  }

  private Process start(String results, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--out", directory.resolve(results).toString()));
    ProcessBuilder builder = new ProcessBuilder(FndeProcess.command(all));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }
}
