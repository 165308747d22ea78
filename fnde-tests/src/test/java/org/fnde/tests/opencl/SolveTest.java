package org.fnde.tests.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.opencl.inspect.Counters;
import org.fnde.backend.opencl.inspect.Inspected;
import org.fnde.equation.VectorField;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Solve;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole solves and their adjoints against the backend simd. */
class SolveTest {
  private static final int ROWS = 20;
  private static final int HIDDEN = 50;
  private static final double[] TIMES = {0, 0.4, 1};

  /** The network of a small neural ODE. */
  private static final VectorField NETWORK =
      (t, y, in) ->
          y.cube()
              .matmul(in.get("w1"))
              .plus(in.get("b1"))
              .tanh()
              .matmul(in.get("w2"))
              .plus(in.get("b2"));

  private static Solve solve(Backend backend, String adjointNorm) {
    return Solve.of(NETWORK)
        .backend(backend)
        .tolerances(1e-7, 1e-9)
        .adjoint(Backsolve.norm(adjointNorm))
        .saveAt(TIMES);
  }

  private static Map<String, Array> inputs(DType dtype) {
    Map<String, Array> inputs = new LinkedHashMap<>();
    inputs.put("y", random(Shape.rows(2), ROWS, 1, 1).as(dtype));
    inputs.put("w1", random(Shape.of(2, HIDDEN), 1, 2, 0.6).as(dtype));
    inputs.put("b1", random(Shape.of(HIDDEN), 1, 3, 0.3).as(dtype));
    inputs.put("w2", random(Shape.of(HIDDEN, 2), 1, 4, 0.4).as(dtype));
    inputs.put("b2", random(Shape.of(2), 1, 5, 0.1).as(dtype));
    return inputs;
  }

  private static Array random(Shape shape, int rows, long seed, double scale) {
    double[] values = new double[shape.size() * rows];
    Random random = new Random(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * random.nextGaussian();
    }
    return Array.of(new ArrayType(DType.FLOAT64, shape), rows, values);
  }

  private record Result(
      Map<String, Array> values, Map<String, Array> gradients, long nfe, long adjointNfe) {}

  private static Result run(Backend backend, DType dtype, String norm) {
    try (Evaluation e = solve(backend, norm).node().evaluate(inputs(dtype))) {
      Map<String, Array> cotangents = new LinkedHashMap<>();
      e.values()
          .forEach((name, value) -> {
            double[] ones = new double[value.length()];
            java.util.Arrays.setAll(ones, i -> Math.cos(0.3 * i));
            cotangents.put(name, Array.of(value.type(), value.rows(), ones));
          });
      Map<String, Array> gradients = e.pullback(cotangents);
      return new Result(e.values(), gradients, e.forward().nfe(), e.backward().nfe());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seminorm", "mixed"})
  void doublePrecisionTakesTheSameSteps(String norm) {
    try (Backend opencl = Devices.backend("opencl");
        Backend simd = Providers.load().backend("simd")) {
      Result expected = run(simd, DType.FLOAT64, norm);
      Result actual = run(opencl, DType.FLOAT64, norm);
      assertEquals(expected.nfe, actual.nfe);
      assertEquals(expected.adjointNfe, actual.adjointNfe);
      // Equal steps: what differs is rounding, grown along the solve.
      compare(expected.values, actual.values, 1e-11);
      compare(expected.gradients, actual.gradients, 1e-10);
    }
  }

  @Test
  void singlePrecisionIsAsAccurateAsItsTolerance() {
    try (Backend opencl = Devices.backend("opencl");
        Backend simd = Providers.load().backend("simd")) {
      Result expected = run(simd, DType.FLOAT32, "seminorm");
      Result actual = run(opencl, DType.FLOAT32, "seminorm");
      compare(expected.values, actual.values, 1e-5);
      compare(expected.gradients, actual.gradients, 1e-4);
    }
  }

  private static void compare(
      Map<String, Array> expected, Map<String, Array> actual, double tolerance) {
    assertEquals(expected.keySet(), actual.keySet());
    for (String name : expected.keySet()) {
      double[] values = expected.get(name).toDoubles();
      double largest = 0;
      for (double v : values) {
        largest = Math.max(largest, Math.abs(v));
      }
      assertArrayEquals(values, actual.get(name).toDoubles(), tolerance * largest, name);
    }
  }

  /** Of a step only the error ratio comes back; the rest is the start and the saved states. */
  @Test
  void onlyTheErrorComesBack() {
    try (Backend opencl = Devices.backend("opencl")) {
      Map<String, Array> inputs = inputs(DType.FLOAT64);
      Solve solve =
          solve(opencl, "seminorm")
              .inputs(Map.of("w1", inputs.get("w1"), "b1", inputs.get("b1")))
              .inputs(Map.of("w2", inputs.get("w2"), "b2", inputs.get("b2")));
      Counters before = ((Inspected) opencl).counters();
      var solution = solve.run(inputs.get("y"));
      Counters after = ((Inspected) opencl).counters();
      long attempts = solution.statistics().accepted() + solution.statistics().rejected();
      long saved = 8L * 2 * ROWS * TIMES.length;
      long start = 8 * 3; // the norms that choose the first step
      long read = after.bytesRead() - before.bytesRead();
      assertTrue(read <= 8 * attempts + saved + start, read + " bytes, " + attempts + " attempts");
      long waits = after.waits() - before.waits();
      assertTrue(waits <= attempts + 30, waits + " waits, " + attempts + " attempts");
      assertTrue(after.launches() - before.launches() >= 7 * attempts, "the device computes");
    }
  }
}
