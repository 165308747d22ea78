package org.fnde.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResultDirectoryTest {
  @TempDir private Path directory;

  @Test
  void runsAreCountedUpBesideOtherFiles() throws IOException {
    Configuration c = Results.configuration("seminorm");
    Path folder = directory.resolve("a/b/acrobot").resolve(c.name());
    try (ResultDirectory results = ResultDirectory.open(directory.resolve("a/b"))) {
      assertEquals(List.of(), results.runs("acrobot", c));
      assertEquals(folder.resolve("0.json"), results.next("acrobot", c).result());
      Files.createFile(folder.resolve("9.checkpoint.safetensors"));
      Files.createFile(folder.resolve("77.json.part"));
      Files.createFile(folder.resolve("notes.txt"));
      assertEquals(folder.resolve("10.json"), results.next("acrobot", c).result());
      RunFiles only = results.runs("acrobot", c).getFirst();
      assertEquals(new RunFiles(folder, 9), only);
      assertTrue(only.hasCheckpoint() && Files.notExists(only.result()));
    }
  }

  @Test
  void optionsMakeNoFolders() {
    String end = "-rtol0.0001-atol0.000001-hidden-400";
    assertEquals(
        "acrobot-as-published_factor_8" + end,
        Results.configuration("acrobot-as-published:factor=8").name());
    assertEquals(".._x" + end, Results.configuration("../x").name());
  }

  @Test
  void aDirectoryInUseIsRefusedUntilItIsClosed() {
    try (ResultDirectory first = ResultDirectory.open(directory)) {
      assertEquals(directory, first.path());
      assertRefused(directory, "is in use by another run");
    }
    ResultDirectory.open(directory).close();
  }

  @Test
  void aFileIsRefusedAsDirectory() throws IOException {
    Path file = Files.writeString(directory.resolve("results"), "mine");
    assertRefused(file, "is a file");
    assertEquals("mine", Files.readString(file));
    assertRefused(file.resolve("below"), "cannot be written to");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPlaceWhereNothingCanBeWrittenIsRefused() {
    assertRefused(Path.of("/proc/fnde"), "cannot be written to");
  }

  @Test
  void aReadOnlyDirectoryIsRefused() {
    assumeTrue(directory.toFile().setWritable(false), "no read-only directories here");
    try {
      assumeTrue(!Files.isWritable(directory), "everything is writable for this user");
      assertRefused(directory, "is not writable; choose another with --out");
    } finally {
      assertTrue(directory.toFile().setWritable(true));
    }
  }

  @Test
  void aReadOnlyDirectoryThatWasUsedBeforeIsRefused() {
    ResultDirectory.open(directory).close();
    aReadOnlyDirectoryIsRefused();
  }

  @Test
  void aReadOnlyFolderOfTheRunIsRefusedBeforeIt() throws IOException {
    RunResult result = Results.complete("rms");
    Path folder = Files.createDirectories(directory.resolve("acrobot").resolve(result.name()));
    assumeTrue(folder.toFile().setWritable(false), "no read-only directories here");
    try (ResultDirectory store = ResultDirectory.open(directory)) {
      assumeTrue(!Files.isWritable(folder), "everything is writable for this user");
      assertRefused(folder, "is not writable; choose another with --out", store, result);
      store.requireWritable("acrobot", Results.complete("mixed").configuration());
    } finally {
      assertTrue(folder.toFile().setWritable(true));
    }
  }

  @Test
  void aFileWhereTheFolderOfTheRunWouldBeIsRefusedBeforeIt() throws IOException {
    RunResult result = Results.complete("rms");
    try (ResultDirectory store = ResultDirectory.open(directory)) {
      store.requireWritable(result.experiment(), result.configuration());
      assertEquals(List.of(".lock"), names(directory));
      Path file = Files.createFile(directory.resolve("acrobot"));
      assertRefused(file, "cannot be written to", store, result);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void assertRefused(
      Path path, String message, ResultDirectory store, RunResult run) {
    ResultException e =
        assertThrows(
            ResultException.class,
            () -> store.requireWritable(run.experiment(), run.configuration()));
    assertTrue(e.getMessage().startsWith(path + ": " + message), e.getMessage());
  }

  private static void assertRefused(Path path, String message) {
    ResultException e = assertThrows(ResultException.class, () -> ResultDirectory.open(path));
    assertTrue(e.getMessage().startsWith(path + ": " + message), e.getMessage());
  }
}
