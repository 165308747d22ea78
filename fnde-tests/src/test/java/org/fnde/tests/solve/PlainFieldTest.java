package org.fnde.tests.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.fnde.backend.Array;
import org.fnde.equation.VectorField;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Solution;
import org.fnde.solve.Solve;
import org.junit.jupiter.api.Test;

/** Fields in plain Java against the same fields in array expressions. */
final class PlainFieldTest {
  private static final double ROUNDING = 1e-11;

  private static VectorField cubic() {
    return VectorField.plain(
        2,
        List.of("w"),
        (t, y, p, dy) -> {
          for (int j = 0; j < 2; j++) {
            dy[j] = Math.pow(y[0], 3) * p[0][j] + Math.pow(y[1], 3) * p[0][2 + j];
          }
        },
        (t, y, p, cotangent, gradY, gradP) -> {
          for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
              gradY[i] += 3 * y[i] * y[i] * p[0][2 * i + j] * cotangent[j];
              gradP[0][2 * i + j] = Math.pow(y[i], 3) * cotangent[j];
            }
          }
          return 0;
        });
  }

  /** y1' = w1 y2, y2' = w2 y1. */
  static VectorField oscillator() {
    return VectorField.plain(
        2,
        List.of("w"),
        (t, y, p, dy) -> {
          dy[0] = p[0][0] * y[1];
          dy[1] = p[0][1] * y[0];
        },
        (t, y, p, cotangent, gradY, gradP) -> {
          gradY[0] = p[0][1] * cotangent[1];
          gradY[1] = p[0][0] * cotangent[0];
          gradP[0][0] = y[1] * cotangent[0];
          gradP[0][1] = y[0] * cotangent[1];
          return 0;
        });
  }

  @Test
  void plainAndTracedTakeTheSameSteps() {
    Solve traced = Fields.cubic().tolerances(1e-6, 1e-9).recordSteps(true);
    Solution a = traced.run(new double[] {2, 0}, 0, 1).orThrow();
    Solution b =
        Solve.of(cubic())
            .input("w", Fields.CUBIC_WEIGHT)
            .backend("reference")
            .tolerances(1e-6, 1e-9)
            .recordSteps(true)
            .run(new double[] {2, 0}, 0, 1)
            .orThrow();
    assertArrayEquals(a.last(), b.last(), ROUNDING);
    assertEquals(a.statistics().nfe(), b.statistics().nfe());
    double[] steps = a.statistics().steps().stream().mapToDouble(s -> s.h()).toArray();
    double[] others = b.statistics().steps().stream().mapToDouble(s -> s.h()).toArray();
    assertArrayEquals(steps, others, 1e-9);
  }

  @Test
  void aHandWrittenPullbackGivesTheSameGradients() {
    Map<String, Array> traced = gradients(Fields.CUBIC);
    Map<String, Array> plain = gradients(cubic());
    assertEquals(traced.keySet(), plain.keySet());
    for (String name : traced.keySet()) {
      assertArrayEquals(traced.get(name).toDoubles(), plain.get(name).toDoubles(), 1e-9);
    }
  }

  private static Map<String, Array> gradients(VectorField field) {
    Solve solve = Solve.of(field).backend("reference").tolerances(1e-6, 1e-9).saveAt(0, 0.5, 1);
    Map<String, Array> inputs = Map.of("y", Fields.CUBIC_START, "w", Fields.CUBIC_WEIGHT);
    try (Node node = solve.node();
        Evaluation e = node.evaluate(inputs)) {
      return e.pullback(Map.of("y", Array.rows(1, new double[] {0, 0, 1, 2, 3, 4}, 3, 2)));
    }
  }

  @Test
  void withoutPullbackAnAdjointIsRefusedBeforeAnythingIsComputed() {
    AtomicInteger calls = new AtomicInteger();
    VectorField field =
        VectorField.plain(
            2,
            (t, y, dy) -> {
              calls.incrementAndGet();
              dy[0] = y[1];
            });
    try (Node node = Solve.of(field).backend("reference").saveAt(0, 1).node()) {
      Map<String, Array> inputs = Map.of("y", Fields.CUBIC_START);
      String message =
          assertThrows(UnsupportedOperationException.class, () -> node.evaluate(inputs))
              .getMessage();
      assertTrue(message.contains("plain vector field"), message);
    }
    assertEquals(0, calls.get());
  }

  @Test
  void theFirstScreenOfTheReadmeWorks() {
    double[] y =
        Solve.of(VectorField.plain(1, (t, y0, dy) -> dy[0] = -y0[0]))
            .backend("reference")
            .tolerances(1e-8, 1e-8)
            .run(new double[] {1}, 0, 5)
            .orThrow()
            .last();
    // The global error stays within a few times the tolerance of each of about 20 steps.
    assertEquals(Math.exp(-5), y[0], 1e-6);
  }
}
