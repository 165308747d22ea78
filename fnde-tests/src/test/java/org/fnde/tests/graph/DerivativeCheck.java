package org.fnde.tests.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramDifferentiation;
import org.fnde.graph.primitive.Input;
import org.fnde.testkit.ProgramEvaluator;
import org.fnde.testkit.ReferenceBackend;

/**
 * Compares JVP and VJP of a float64 program with central differences of fourth order, {@code (8
 * (f(h) - f(-h)) - (f(2h) - f(-2h))) / 12h}. With h = 3e-4 their truncation error is about 3e-16
 * times a fifth derivative, and the rounding error about 1e-12 times the values.
 */
final class DerivativeCheck {
  private static final double H = 3e-4;
  private static final double TOLERANCE = 1e-8;
  private final ProgramEvaluator evaluator = new ProgramEvaluator(new ReferenceBackend());
  private final SplittableRandom random = new SplittableRandom(7);
  private final int rows;

  DerivativeCheck(int rows) {
    this.rows = rows;
  }

  Map<String, Array> draw(List<Input> inputs, double low, double high) {
    Map<String, Array> values = new HashMap<>();
    inputs.forEach(i -> values.put(i.key(), draw(i.type(), low, high)));
    return values;
  }

  Array draw(ArrayType type, double low, double high) {
    int count = type.shape().hasRows() ? rows : 1;
    double[] values = new double[count * type.shape().size()];
    Arrays.setAll(values, i -> (float) random.nextDouble(low, high));
    return Array.of(type, count, values);
  }

  Map<String, Array> evaluate(Program program, Map<String, Array> inputs) {
    return evaluator.evaluate(program, inputs, rows);
  }

  /** Checks both derivatives of a program at a point. */
  void check(Program program, Map<String, Array> point) {
    Map<String, Array> direction = draw(program.inputs(), -1, 1);
    Map<String, double[]> differences = differences(program, point, direction);
    checkJvp(program, point, direction, differences);
    checkVjp(program, point, direction, differences);
  }

  static List<String> keys(Program program) {
    return program.inputs().stream().map(Input::key).toList();
  }

  private void checkJvp(
      Program program,
      Map<String, Array> point,
      Map<String, Array> direction,
      Map<String, double[]> differences) {
    Map<String, Array> inputs = new HashMap<>(point);
    Program jvp = ProgramDifferentiation.jvp(program, keys(program));
    String tangent =
        jvp.outputs().getFirst().name().replace(program.outputs().getFirst().name(), "");
    direction.forEach((key, value) -> inputs.put(tangent + key, value));
    Map<String, Array> tangents = evaluate(jvp, inputs);
    differences.forEach((key, expected) -> {
      double scale = 1 + largest(expected);
      for (int i = 0; i < expected.length; i++) {
        String what = "JVP of " + program.name() + ", " + key + ", element " + i;
        double actual = tangents.get(tangent + key).get(i);
        assertEquals(expected[i], actual, TOLERANCE * scale, what);
      }
    });
  }

  private void checkVjp(
      Program program,
      Map<String, Array> point,
      Map<String, Array> direction,
      Map<String, double[]> differences) {
    Map<String, Array> inputs = new HashMap<>(point);
    double expected = 0;
    double scale = 1;
    for (Program.Output o : program.outputs()) {
      Array cotangent = draw(o.value().type(), -1, 1);
      inputs.put("cotangent." + o.name(), cotangent);
      expected += dot(cotangent, differences.get(o.name()));
      scale += differences.get(o.name()).length * largest(differences.get(o.name()));
    }
    Program vjp = ProgramDifferentiation.vjp(program, keys(program));
    Map<String, Array> gradients = evaluate(vjp, inputs);
    double actual = 0;
    for (String key : keys(program)) {
      assertEquals(direction.get(key).type(), gradients.get("gradient." + key).type());
      actual += dot(direction.get(key), gradients.get("gradient." + key).toDoubles());
    }
    assertEquals(expected, actual, TOLERANCE * scale, () -> "VJP of " + program);
  }

  private Map<String, double[]> differences(
      Program program, Map<String, Array> point, Map<String, Array> direction) {
    Map<String, double[]> sums = new HashMap<>();
    add(sums, evaluate(program, moved(point, direction, H)), 8 / (12 * H));
    add(sums, evaluate(program, moved(point, direction, -H)), -8 / (12 * H));
    add(sums, evaluate(program, moved(point, direction, 2 * H)), -1 / (12 * H));
    add(sums, evaluate(program, moved(point, direction, -2 * H)), 1 / (12 * H));
    return sums;
  }

  private static void add(Map<String, double[]> sums, Map<String, Array> values, double weight) {
    values.forEach((key, value) -> {
      double[] sum = sums.computeIfAbsent(key, k -> new double[value.length()]);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * value.get(i);
      }
    });
  }

  private static Map<String, Array> moved(
      Map<String, Array> point, Map<String, Array> direction, double by) {
    Map<String, Array> moved = new HashMap<>();
    point.forEach((key, value) -> {
      double[] x = value.toDoubles();
      Arrays.setAll(x, i -> x[i] + by * direction.get(key).get(i));
      moved.put(key, Array.of(value.type(), value.rows(), x));
    });
    return moved;
  }

  private static double dot(Array a, double[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += a.get(i) * b[i];
    }
    return sum;
  }

  static double largest(double[] x) {
    double largest = 0;
    for (double v : x) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest;
  }
}
