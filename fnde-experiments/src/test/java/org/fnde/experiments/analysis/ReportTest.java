package org.fnde.experiments.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.Results;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path directory;

  @Test
  void completedRunsAreAveragedAndInterruptedOnesAreApart() throws IOException {
    RunResult run = Results.complete("mixed");
    write("0.json", run);
    write("1.json", Results.with(run, new RunStatus.Interrupted(), run.updates()));
    ReportTable table =
        new ReportTable(Comparison.of(Runs.below(directory)).getFirst(), "test_metrics.loss");
    List<List<String>> rows = table.table().rows();
    assertEquals(
        List.of(
            "mixed", "1", "0.4375", "0.03125", "-", "23.0", "77.0", "1.5", "0.0002", "-", "0.400",
            "1.5e-03"),
        rows.getFirst());
    assertEquals("mixed (interrupted)", rows.get(1).getFirst());
    assertTrue(table.notes().getFirst().endsWith("interrupted after 2 of 40 updates"));
  }

  @Test
  void whatIsNoRunIsSkippedByName() throws IOException {
    RunResult run = Results.complete("mixed");
    write("0.json", run);
    write("1.json", run);
    Files.writeString(directory.resolve("2.json"), "{\"schema\": \"fnde-run/1\"}");
    Files.writeString(directory.resolve("3.json"), "{\"schema\": ");
    Files.writeString(directory.resolve("4.json.part"), "");
    Runs runs = Runs.below(directory);
    assertEquals(1, runs.runs().size());
    String lines = String.join("\n", runs.skipped().stream().map(Skipped::line).toList());
    assertTrue(lines.contains("1.json: is the same run as"), lines);
    assertTrue(lines.contains("2.json: has the schema 'fnde-run/1'"), lines);
    assertTrue(lines.contains("3.json: is not a complete JSON file"), lines);
    assertTrue(lines.contains("4.json.part: is half-written"), lines);
  }

  @Test
  void aPlaceWithoutRunsIsRefused() {
    assertThrows(UsageException.class, () -> Runs.below(directory.resolve("none")));
    Runs none = Runs.below(directory);
    assertThrows(ExperimentException.class, () -> none.orThrow(directory));
  }

  private void write(String name, RunResult run) throws IOException {
    ResultFile.write(run, directory.resolve(name));
  }
}
