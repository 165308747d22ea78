package org.fnde.tests.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.equation.VectorField;
import org.fnde.graph.DType;
import org.fnde.models.Loss;
import org.fnde.models.LossGradient;
import org.fnde.models.NeuralOde;
import org.fnde.models.Objective;
import org.fnde.models.Parameter;
import org.fnde.models.Parameters;
import org.fnde.solve.SolveException;
import org.fnde.testkit.ReferenceBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A model whose solution is known, {@code y' = w y}: {@code y(t) = exp(w t) y0}. */
class NeuralOdeTest {
  private static final double W = -0.7;
  private static final double[] TIMES = {0, 0.5, 2};

  /** Errors stay below a few tolerances of 1e-9. */
  private static final double ACCURACY = 1e-8;

  private static final VectorField FIELD = (t, y, in) -> y.times(in.get("w"));
  private static final NeuralOde MODEL =
      NeuralOde.of(2, FIELD, List.of(new Parameter("w", List.of(2), 1)))
          .solvedBy(s -> s.tolerances(1e-9, 1e-9));
  private static final Parameters WEIGHTS =
      new Parameters(MODEL.parameters(), Array.of(new double[] {W, W}, 2));
  private static final Array START = Array.rows(2, new double[] {1, -2, 0.5, 3}, 2);

  private final Backend backend = new ReferenceBackend();

  private static double[] exact() {
    double[] states = new double[2 * 3 * 2];
    for (int i = 0; i < states.length; i++) {
      int row = i / 6;
      states[i] = Math.exp(W * TIMES[i / 2 % 3]) * START.get(2 * row + i % 2);
    }
    return states;
  }

  @Test
  void predictsTheStatesOfEveryRowAtEveryTime() {
    Array y = MODEL.predict(WEIGHTS, START, TIMES, backend);
    assertEquals(List.of(3, 2), y.type().shape().dims());
    assertEquals(2, y.rows());
    assertArrayEquals(exact(), y.toDoubles(), ACCURACY);
  }

  /** Of a difference d the derivative with respect to w is sign(d) t y, and 0 where d is 0. */
  @Test
  void theMeanAbsoluteErrorAndItsGradientAreTheAnalyticOnes() {
    double[] target = exact();
    double[] offsets = {0, 0, 0.3, -0.2, 0.1, 0.4, 0, 0, -0.5, 0.6, -0.7, -0.1};
    double[] gradient = new double[2];
    double loss = 0;
    for (int i = 0; i < target.length; i++) {
      gradient[i % 2] -= Math.signum(offsets[i]) * TIMES[i / 2 % 3] * target[i] / target.length;
      loss += Math.abs(offsets[i]) / target.length;
      target[i] += offsets[i];
    }
    Map<String, Array> batch =
        Map.of(Objective.INITIAL, START, Objective.TARGET, Array.rows(2, target, 3, 2));
    try (Objective objective =
        MODEL.objective(Loss.meanAbsoluteError(), TIMES, DType.FLOAT64, backend)) {
      LossGradient result = objective.gradient(WEIGHTS, batch);
      assertEquals(loss, result.loss(), ACCURACY);
      assertArrayEquals(gradient, result.gradient().flat().toDoubles(), ACCURACY);
    }
  }

  @Test
  void whatDoesNotFitIsNamed() {
    refused(() -> NeuralOde.of(0, FIELD, List.of(new Parameter("w", List.of(2), 1))), "dimension");
    refused(() -> NeuralOde.of(2, FIELD, List.of()), "parameter");
    Array single = START.as(DType.FLOAT32);
    refused(() -> MODEL.predict(WEIGHTS, single, TIMES, backend), "float32", "float64");
    Array three = Array.rows(1, new double[3], 3);
    refused(() -> MODEL.predict(WEIGHTS, three, TIMES, backend), "3", "2");
    refused(() -> MODEL.predict(WEIGHTS, START, new double[] {1, 0, 2}, backend), "save times");
    NeuralOde other = MODEL.solvedBy(s -> s.method("rk9"));
    Loss loss = Loss.meanAbsoluteError();
    refused(() -> other.objective(loss, TIMES, DType.FLOAT64, backend), "rk9", "dopri5");
    NeuralOde few = MODEL.solvedBy(s -> s.maxSteps(1));
    assertThrows(SolveException.class, () -> few.predict(WEIGHTS, START, TIMES, backend));
  }

  private static void refused(Executable action, String... parts) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
