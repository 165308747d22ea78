package org.fnde.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {
  @Test
  void countsAreMeansOverTheUpdatesAndTimeIsTheMedian() {
    List<String> row = cells(new ComparisonTable(List.of(Results.complete("mixed"))), "mixed");
    assertEquals(
        List.of(
            "mixed", "0.4375", "0.03125", "23.0", "77.0", "75.0", "13.5", "1.5", "0.400",
            "1.5e-03"),
        row);
  }

  @Test
  void aQuickRunSaysSoInTheFirstLine() {
    ComparisonTable table = new ComparisonTable(List.of(Results.complete("mixed")));
    assertEquals("short run, not the published result", table.lines().getFirst());
    assertTrue(table.lines().get(1).startsWith("acrobot: batch 64, 40 updates"), text(table));
  }

  @Test
  void theFullRunDoesNot() {
    RunResult quick = Results.complete("mixed");
    Configuration c = quick.configuration();
    Configuration full =
        new Configuration(
            c.norm(),
            c.method(),
            c.controller(),
            c.backend(),
            c.rtol(),
            c.atol(),
            256,
            50,
            3950,
            c.seed(),
            c.threads(),
            c.dtype(),
            true);
    RunResult result =
        new RunResult(
            quick.experiment(),
            full,
            quick.machine(),
            quick.commit(),
            quick.started(),
            quick.seconds(),
            quick.status(),
            quick.parameters(),
            quick.history(),
            quick.testBefore(),
            quick.testAfter(),
            quick.gradientError(),
            quick.updates());
    assertFalse(text(new ComparisonTable(List.of(result))).contains("short run"));
  }

  @Test
  void aFailedRunKeepsItsRowAndGivesTheReason() {
    RunResult good = Results.complete("mixed");
    RunResult none =
        Results.with(Results.complete("rms"), new RunStatus.Failed("h too small"), List.of());
    ComparisonTable table = new ComparisonTable(List.of(good, none));
    assertEquals("rms - - - - - - - - -", String.join(" ", cells(table, "rms")));
    assertEquals("rms: failed after 0 updates: h too small", table.lines().getLast());
  }

  @Test
  void nothingToCompareIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ComparisonTable(List.of()));
  }

  private static List<String> cells(ComparisonTable table, String norm) {
    String row =
        table.lines().stream()
            .filter(line -> line.startsWith(norm + " "))
            .findFirst()
            .orElseThrow();
    return List.of(row.split(" +"));
  }

  private static String text(ComparisonTable table) {
    return String.join("\n", table.lines());
  }
}
