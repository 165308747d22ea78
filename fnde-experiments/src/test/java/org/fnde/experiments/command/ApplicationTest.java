package org.fnde.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.results.ResultDirectory;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
  @TempDir private Path directory;
  private final Fnde fnde =
      new Fnde(
          Providers.of(List.of(), List.of(), List.of(), List.of(new StubBackendProvider("simd"))));

  @Test
  void aFailureIsOneLineAndExitCode1() {
    Fnde.Result result =
        run(() -> {
          throw new ExperimentException("step underflow\n  at t = 0.1", new IOException("cause"));
        });
    assertEquals(new Fnde.Result(1, "", "fnde: step underflow; at t = 0.1\n"), result);
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    Fnde.Result result =
        run(() -> {
          throw new IllegalStateException();
        });
    assertEquals(new Fnde.Result(1, "", "fnde: IllegalStateException\n"), result);
  }

  @Test
  void anErrorIsReportedTheSameWay() {
    Fnde.Result result =
        run(() -> {
          throw new StackOverflowError();
        });
    assertEquals(new Fnde.Result(1, "", "fnde: StackOverflowError\n"), result);
  }

  @Test
  void badUsageFoundByAnExperimentIsExitCode2() {
    Fnde.Result result =
        run(() -> {
          throw new UsageException("--batch-size 9: only 8 rows");
        });
    assertEquals(new Fnde.Result(2, "", "fnde: --batch-size 9: only 8 rows\n"), result);
  }

  @Test
  void debugAddsTheStackTrace() {
    Fnde.Result result =
        run(
            () -> {
              throw new ExperimentException("no", new IOException("the cause"));
            },
            "--debug");
    assertTrue(result.err().startsWith("fnde: no\n"), result.err());
    assertTrue(result.err().contains("Caused by: java.io.IOException: the cause"), result.err());
  }

  @Test
  void anInterruptedRunIsExitCode130() {
    Fnde.Result result = run(fnde::cancel);
    assertEquals(130, result.status());
    assertEquals(
        "fnde: interrupted; go on with\n  ./fnde run fake --out " + directory + " --resume\n",
        result.err());
  }

  @Test
  void aDirectoryInUseIsAFailureBeforeAnyWork() {
    try (ResultDirectory store = ResultDirectory.open(directory)) {
      Fnde.Result result = fnde.run("run", "fake", "--out", directory.toString());
      assertEquals(1, result.status(), store.toString());
      assertTrue(result.err().contains(directory + ": is in use by another run"), result.err());
      assertTrue(fnde.requests.isEmpty());
    }
  }

  @Test
  void aFileAsDirectoryIsAFailureBeforeAnyWork() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    Fnde.Result result = fnde.run("compare", "fake", "--norms=", "--out", file.toString());
    assertEquals(2, result.status(), result.err());
    result = fnde.run("run", "fake", "--out", file.toString());
    assertEquals(1, result.status());
    assertTrue(result.err().contains(file + ": is a file"), result.err());
    assertTrue(fnde.requests.isEmpty());
  }

  @Test
  void theDirectoryIsFreeAgainAfterAFailure() {
    run(() -> {
      throw new ExperimentException("no");
    });
    assertEquals(0, run(() -> {}).status());
  }

  @Test
  void helpAndVersionAreOnStandardOutput() {
    assertTrue(fnde.run("--help").out().startsWith("Usage: fnde"));
    assertTrue(fnde.run("run", "--help").out().startsWith("Usage: fnde run"));
    assertTrue(fnde.run("--version").out().startsWith("fnde "));
  }

  @Test
  void commandsAreListedWhereOneIsMissingOrUnknown() {
    assertEquals(
        new Fnde.Result(
            2,
            "",
            "fnde: no command 'train'; fnde has bench, compare, curves, doctor, histogram,"
                + " import-torch, plugins, predict, report, run, swing-up\n"),
        fnde.run("train"));
    assertEquals(2, fnde.run().status());
    assertEquals(2, fnde.run("bench").status());
  }

  @Test
  void pluginsAreListedWithTheirOptionsAndModules() {
    Fnde.Result result = new Fnde(Providers.load()).run("plugins");
    assertEquals(0, result.status(), result.err());
    List<String> lines = result.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
    assertTrue(
        lines.contains(
            "controller integral safety=0.9,ifactor=10.0,dfactor=0.2 yes org.fnde.solvers"),
        result.out());
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("norm seminorm ")), result.out());
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("experiment fake ")));
    assertFalse(result.out().contains("null"));
  }

  private Fnde.Result run(Runnable work, String... more) {
    List<String> line = new ArrayList<>(List.of("run", "fake", "--out", directory.toString()));
    line.addAll(List.of(more));
    return fnde.doing(work).run(line.toArray(String[]::new));
  }
}
