package org.fnde.tests.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adjoint solves against torchdiffeq 0.2.5's gradients and numbers of evaluations. */
final class BacksolveTest {

  @ParameterizedTest
  @CsvSource({
    "2, 1e-3, 1e-6, mixed, 134, 16.9025358066, 3.8692665504, -1.1084573230, 17.8955472167,"
        + " 9.2698875650, 0.8292760937",
    "2, 1e-3, 1e-6, seminorm-torchdiffeq, 116, 16.8765736546, 3.8574379650, -1.1066922840,"
        + " 17.8436787128, 9.2525220909, 0.8333995696",
    "2, 1e-3, 1e-6, seminorm, 116, 16.8765736546, 3.8574379650, -1.1066922840,"
        + " 17.8436787128, 9.2525220909, 0.8333995696",
    "2, 1e-6, 1e-9, mixed, 446, 16.3257965406, 3.8114650761, -1.1064872724, 17.7033017526,"
        + " 9.1983840517, 0.8619805281",
    "2, 1e-6, 1e-9, mixed-joint, 446, 16.3257965406, 3.8114650761, -1.1064872724, 17.7033017526,"
        + " 9.1983840517, 0.8619805281",
    "2, 1e-6, 1e-9, seminorm, 434, 16.3257809736, 3.8114599123, -1.1064841799, 17.7032873699,"
        + " 9.1983709483, 0.8619786612",
    "5, 1e-3, 1e-6, mixed, 182, 16.4992995855, NaN, NaN, NaN, 9.1893200751, 0.8098004446",
    "5, 1e-3, 1e-6, seminorm, 152, 16.4321661278, NaN, NaN, NaN, 9.1151702953, 0.7967617681"
  })
  void cubic(
      int points,
      double rtol,
      double atol,
      String norm,
      long nfe,
      double w11,
      double w12,
      double w21,
      double w22,
      double y1,
      double y2) {
    double[] times = new double[points];
    for (int i = 0; i < points; i++) {
      times[i] = i / (points - 1.0);
    }
    Node node =
        Fields.cubic().tolerances(rtol, atol).adjoint(Backsolve.norm(norm)).saveAt(times).node();
    Map<String, Array> inputs = Map.of("y", Fields.CUBIC_START, "w", Fields.CUBIC_WEIGHT);
    try (node;
        Evaluation e = node.evaluate(inputs)) {
      double[] y = e.values().get("y").toDoubles();
      double[] cotangent = new double[2 * points];
      cotangent[2 * points - 2] = 2 * y[2 * points - 2];
      cotangent[2 * points - 1] = 2 * y[2 * points - 1];
      Array last = Array.rows(1, cotangent, points, 2);
      Map<String, Array> gradients = e.pullback(Map.of("y", last));
      assertArrayEquals(new double[] {y1, y2}, gradients.get("y").toDoubles(), 1e-9);
      double[] expected = {w11, w12, w21, w22};
      double[] actual = gradients.get("w").toDoubles();
      for (int i = 0; i < 4; i++) {
        assertEquals(expected[i], Double.isNaN(expected[i]) ? expected[i] : actual[i], 1e-9);
      }
      assertEquals(nfe, e.backward().nfe());
      assertEquals(nfe, e.backward().vjpEvaluations());
    }
  }
}
