package org.fnde.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.Results;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareReportTest {
  @TempDir private Path directory;
  private final Fnde fnde =
      new Fnde(
          Providers.of(List.of(), List.of(), List.of(), List.of(new StubBackendProvider("simd"))));

  @BeforeEach
  void store() throws IOException {
    Path mixed = directory.resolve("mixed.json");
    Path seminorm = directory.resolve("seminorm.json");
    ResultFile.write(Results.complete("mixed"), mixed);
    ResultFile.write(Results.complete("seminorm"), seminorm);
    fnde.storing(mixed, seminorm);
  }

  @Test
  void theLastLineIsThePathOfTheReport() {
    Fnde.Result result = fnde.run("compare", "fake", "--out", directory.toString());
    assertEquals(0, result.status(), result.err());
    List<String> lines = result.out().lines().toList();
    Path report = directory.resolve("fake").resolve("report.html");
    assertEquals(report.toString(), lines.getLast());
    assertTrue(Files.exists(report));
    assertEquals("short run, not the published result", lines.getFirst());
    assertTrue(lines.get(1).startsWith("acrobot: method dopri5"), lines.get(1));
    assertEquals("simd with 2 threads on Some CPU, 2 cores, Some VM 25", lines.get(2));
    assertTrue(result.out().contains("loss before"), result.out());
  }

  @Test
  void runPrintsTheTableAndWritesNoReport() {
    Fnde.Result result = fnde.run("run", "fake", "--out", directory.toString());
    assertTrue(result.out().contains("loss before"), result.out());
    assertTrue(Files.notExists(directory.resolve("fake").resolve("report.html")));
  }

  @Test
  void whereThereIsNoBrowserTheReportIsStillNamed() {
    System.setProperty("java.awt.headless", "true");
    Fnde.Result result = fnde.run("compare", "fake", "--open", "--out", directory.toString());
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().endsWith("report.html\n"), result.out());
    assertTrue(result.err().contains("fnde: --open: there is no desktop"), result.err());
  }

  @Test
  void anUnknownOrNonNumericMetricIsRefusedNamingTheNumbersThereAre() {
    for (String metric : List.of("nothing", "status", "test_metrics", "updates.loss")) {
      Fnde.Result result = fnde.run("report", directory.toString(), "--metric", metric);
      assertEquals(2, result.status(), result.err());
      assertEquals("", result.out());
      assertTrue(
          result.err().startsWith("fnde: --metric " + metric + ": no number of these runs"),
          result.err());
      assertTrue(result.err().contains(", test_metrics.accuracy, "), result.err());
    }
    Fnde.Result result =
        fnde.run("report", directory.toString(), "--metric", "test_metrics.accuracy");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().contains("test_metrics.accuracy"), result.out());
  }
}
