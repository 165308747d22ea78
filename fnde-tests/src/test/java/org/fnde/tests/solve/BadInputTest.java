package org.fnde.tests.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.Array;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Solve;
import org.fnde.testkit.ReferenceBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What does not fit is named before anything is computed. */
final class BadInputTest {
  private final Solve solve = Fields.cubic();

  private static void refused(Executable action, String... parts) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  @Test
  void stepChoices() {
    refused(() -> solve.tolerances(-1, 1e-6), "rtol=-1");
    refused(() -> solve.tolerances(1e-6, Double.NaN), "atol=NaN");
    refused(() -> solve.tolerances("z", 1e-6, 1e-6).run(new double[2], 0, 1), "'z'", "[y]");
    refused(() -> solve.firstStep(-0.1), "firstStep", "-0.1");
    refused(() -> solve.maxSteps(0), "maxSteps", "0");
    refused(() -> solve.minStep(1).maxStep(0.5).run(new double[2], 0, 1), "minStep", "maxStep");
    refused(() -> solve.jumpTimes(1, Double.NaN), "jumpTimes", "NaN");
    Solve gap = solve.jumpTimes(160).jumpGap(1e-14);
    refused(() -> gap.run(new double[2], 0, 161), "jumpGap 1.0E-14", "160.0", "2.84");
  }

  @Test
  void saveTimes() {
    refused(() -> solve.saveAt(), "save times");
    refused(() -> solve.saveAt(0, 1, 0.5), "1.0, 0.5", "index 2");
    refused(() -> solve.saveAt(0, 0), "strictly");
    refused(() -> solve.run(new double[2], 0, Double.NaN), "NaN");
    refused(() -> solve.run(Array.rows(1, new double[2], 2)), "save times");
  }

  @Test
  void ids() {
    refused(() -> solve.norm("rmss").run(new double[2], 0, 1), "rmss", "seminorm");
    refused(() -> solve.method("rk9").node(), "rk9", "dopri5");
    refused(() -> solve.backend("gpu").node(), "gpu", "reference");
    refused(() -> solve.controller("integral:safty=1").node(), "safty", "safety");
  }

  @Test
  void statesAndInputs() {
    refused(() -> solve.run(new double[] {1, Double.NaN}, 0, 1), "'y'", "NaN", "index 1");
    refused(() -> solve.run(new double[3], 0, 1), "matmul");
    refused(() -> solve.saveAt(0, 1).run(List.of()), "y0", "[y]");
    refused(
        () -> Solve.of(Fields.CUBIC).backend("reference").run(new double[2], 0, 1),
        "'w'",
        "Fields.java:");
    refused(
        () -> Solve.of((t, y, in) -> y.sum()).backend("reference").run(new double[2], 0, 1),
        "derivative",
        "'y'",
        "BadInputTest.java:");
    refused(() -> Solve.ofTuple((t, y, in) -> y, "a", "a"), "[a, a]");
  }

  @Test
  void nodes() {
    try (Node node = solve.saveAt(0, 1).node(Set.of("v"))) {
      refused(() -> node.evaluate(Map.of("y", Fields.CUBIC_START)), "'v'", "w");
      refused(() -> node.evaluate(Map.of()), "'y'");
    }
    try (Node node = solve.saveAt(0, 1).node()) {
      var e = node.evaluate(Map.of("y", Fields.CUBIC_START));
      Array wrong = Array.rows(1, new double[2], 1, 2);
      refused(() -> e.pullback(Map.of("y", wrong)), "cotangent", "'y'");
      refused(() -> e.pullback(Map.of("z", wrong)), "cotangent", "'z'");
    }
  }

  @Test
  void cotangentsAreCheckedBeforeWeightsArePacked() {
    try (CountingBackend backend = new CountingBackend(new ReferenceBackend());
        Node node = solve.backend(backend).saveAt(0, 1).node();
        Evaluation e = node.evaluate(Map.of("y", Fields.CUBIC_START))) {
      int before = backend.launches().size();
      Array wrong = Array.rows(1, new double[2], 1, 2);
      refused(() -> e.pullback(Map.of("y", wrong)), "cotangent", "'y'");
      assertEquals(before, backend.launches().size());
    }
  }
}
