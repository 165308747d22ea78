package org.fnde.tests.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.equation.ControlPath;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.paths.Control;
import org.fnde.spi.Interpolation;
import org.fnde.spi.Providers;
import org.fnde.testkit.ProgramEvaluator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Coefficients, values and derivatives of controls are torchcde's. */
class ControlVectorsTest {
  private static final double PRECISION = 1e-12;
  private static final Providers PROVIDERS = Providers.load();

  @TestFactory
  Stream<DynamicTest> coefficients() {
    return cases((entry, control) -> {
      double[] expected = Json.numbers(entry.get("coeffs"));
      Close.values("coefficients", expected, control.coefficients().toDoubles(), PRECISION);
      double[] knots = Json.numbers(entry.get("grid_points"));
      Close.values("knots", knots, control.knots().toDoubles(), PRECISION);
    });
  }

  @TestFactory
  Stream<DynamicTest> valuesAndDerivatives() {
    return cases((entry, control) -> {
      try (Backend backend = PROVIDERS.backend("simd")) {
        compare(entry, control, new ProgramEvaluator(backend), false);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> timesAndKnotsPerRow() {
    return cases((entry, control) -> {
      int rows = control.coefficients().rows();
      Control own = new Control(repeated(control.knots(), rows), control.coefficients());
      try (Backend backend = PROVIDERS.backend("simd")) {
        compare(entry, own, new ProgramEvaluator(backend), true);
      }
    });
  }

  private interface Check {
    void run(JsonNode entry, Control control);
  }

  private static Stream<DynamicTest> cases(Check check) {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode entry : Json.read("controls.json")) {
      String id = entry.get("id").stringValue();
      tests.add(Close.named(id, () -> check.run(entry, control(entry))));
    }
    assertEquals(24, tests.size(), "cases");
    return tests.stream();
  }

  private static Interpolation interpolation(JsonNode entry) {
    return PROVIDERS.interpolation(entry.get("kind").stringValue().replace('_', '-'));
  }

  private static Control control(JsonNode entry) {
    double[] t = Json.numbers(entry.get("t"));
    List<Integer> dims = Json.dims(entry.get("x"));
    double[] x = Json.numbers(entry.get("x"));
    Array values = Array.rows(dims.get(0), x, dims.get(1), dims.get(2));
    return Control.of(interpolation(entry), Array.of(t, t.length), values);
  }

  private static Array repeated(Array shared, int rows) {
    double[] one = shared.toDoubles();
    double[] all = new double[rows * one.length];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(one, 0, all, r * one.length, one.length);
    }
    return Array.rows(rows, all, one.length);
  }

  private static void compare(
      JsonNode entry, Control control, ProgramEvaluator evaluator, boolean perRow) {
    Program program = program(interpolation(entry), control, perRow);
    double[] times = Json.numbers(entry.get("t_eval"));
    int rows = control.coefficients().rows();
    for (int i = 0; i < times.length; i++) {
      Map<String, Array> inputs = new HashMap<>(control.inputs());
      inputs.put("t", perRow ? repeated(Array.of(new double[] {times[i]}, 1), rows) : at(times[i]));
      Map<String, Array> results = evaluator.evaluate(program, inputs, rows);
      for (String what : List.of("value", "derivative")) {
        compare(what + " at " + times[i], entry.get(what), i, results.get(what));
      }
    }
  }

  private static Array at(double t) {
    return Array.of(new double[] {t});
  }

  /** The peer's numbers are of the series first, or of the times. */
  private static void compare(String what, JsonNode all, int time, Array actual) {
    List<Double> expected = new ArrayList<>();
    all.get(time).forEach(series -> series.forEach(v -> expected.add(v.doubleValue())));
    double[] numbers = expected.stream().mapToDouble(Double::doubleValue).toArray();
    Close.values(what, numbers, actual.toDoubles(), PRECISION);
  }

  private static Program program(Interpolation interpolation, Control control, boolean perRow) {
    ProgramBuilder builder = Program.builder("control");
    Expr knots = builder.input(Control.KNOTS, control.knots().type(), Lifetime.BOUND);
    Expr coefficients =
        builder.input(Control.COEFFICIENTS, control.coefficients().type(), Lifetime.BOUND);
    Shape shape = perRow ? Shape.rows(1) : Shape.of();
    Lifetime lifetime = perRow ? Lifetime.STATE : Lifetime.STEP;
    Expr t = builder.input("t", new ArrayType(DType.FLOAT64, shape), lifetime);
    Expr time = perRow ? t.at(0) : t;
    ControlPath path = interpolation.path(knots, coefficients);
    builder.output(Group.ATTEMPT, "value", path.value(time).broadcastRows());
    return builder
        .output(Group.ATTEMPT, "derivative", path.derivative(time).broadcastRows())
        .build();
  }
}
