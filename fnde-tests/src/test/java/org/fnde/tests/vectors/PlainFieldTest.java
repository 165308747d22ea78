package org.fnde.tests.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The hand-written VJPs against central differences. */
class PlainFieldTest {
  private static final double STEP = 1e-6;

  @Test
  void pullbacksAreDerivatives() {
    Map<String, JsonNode> problems = Json.byName("problems.json");
    problems.forEach((name, json) -> {
      if (!name.equals("jump_floor")) {
        check(name, ReferenceProblem.of(json));
      }
    });
  }

  private static void check(String name, ReferenceProblem problem) {
    PlainField field = (PlainField) problem.plain();
    Random random = new Random(1);
    int size = problem.dims().stream().mapToInt(d -> d.stream().reduce(1, (a, b) -> a * b)).sum();
    double[] y = random.doubles(size, 0.5, 1.5).toArray();
    double[] cotangent = random.doubles(size, -1, 1).toArray();
    double[] t = {1.3};
    double[][] p =
        problem.parameters().values().stream().map(a -> a.toDoubles()).toArray(double[][]::new);
    double[] gt = new double[1];
    double[] gy = new double[size];
    double[][] gp = new double[p.length][];
    for (int i = 0; i < p.length; i++) {
      gp[i] = new double[p[i].length];
    }
    field.dynamics().pullback(t[0], y, p, cotangent, new Dynamics.Gradients(gt, gy, gp));
    compare(name + " t", field, t, y, p, cotangent, t, gt);
    compare(name + " y", field, t, y, p, cotangent, y, gy);
    for (int i = 0; i < p.length; i++) {
      compare(name + " p" + i, field, t, y, p, cotangent, p[i], gp[i]);
    }
  }

  private static void compare(
      String what,
      PlainField field,
      double[] t,
      double[] y,
      double[][] p,
      double[] cotangent,
      double[] by,
      double[] gradient) {
    for (int i = 0; i < by.length; i++) {
      double at = by[i];
      by[i] = at + STEP;
      double above = product(field, t, y, p, cotangent);
      by[i] = at - STEP;
      double below = product(field, t, y, p, cotangent);
      by[i] = at;
      double expected = (above - below) / (2 * STEP);
      assertEquals(expected, gradient[i], 1e-6 * Math.max(1, Math.abs(expected)), what);
    }
  }

  private static double product(
      PlainField field, double[] t, double[] y, double[][] p, double[] cotangent) {
    double[] dy = new double[y.length];
    field.dynamics().derivative(t[0], y, p, dy);
    double sum = 0;
    for (int i = 0; i < dy.length; i++) {
      sum += dy[i] * cotangent[i];
    }
    return sum;
  }
}
