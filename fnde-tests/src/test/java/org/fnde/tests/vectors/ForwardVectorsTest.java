package org.fnde.tests.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fnde.graph.DType;
import org.fnde.solve.Solution;
import org.fnde.solve.Solve;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Forward solves take torchdiffeq's steps and find its values. */
class ForwardVectorsTest {
  private static final double SINGLE_PRECISION = 1e-5;
  private static final double SINGLE_ROUNDING = 0x1p-24;
  private final Map<String, JsonNode> problems = Json.byName("problems.json");

  @TestFactory
  Stream<DynamicTest> adaptive() {
    return tests("adaptive.json", 96);
  }

  @TestFactory
  Stream<DynamicTest> options() {
    return tests("options.json", 97);
  }

  private Stream<DynamicTest> tests(String file, int count) {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode entry : Json.read(file)) {
      String id = entry.get("id").stringValue();
      tests.add(Close.named(id, () -> check(entry, Formulation.TRACED)));
      if (!entry.has("dtype")) {
        tests.add(Close.named(id + " plain", () -> check(entry, Formulation.PLAIN)));
      }
    }
    assertEquals(count, tests.size(), "cases of " + file);
    return tests.stream();
  }

  private void check(JsonNode entry, Formulation formulation) {
    JsonNode json = problems.get(entry.get("problem").stringValue());
    boolean byElement = entry.get("rtol").isArray() && json.has("rhs");
    ReferenceProblem problem =
        byElement ? ReferenceProblem.ofElements(json) : ReferenceProblem.of(json);
    DType dtype = entry.has("dtype") ? DType.FLOAT32 : DType.FLOAT64;
    Solution solution =
        solve(entry, problem, formulation)
            .inputs(problem.parameters(dtype))
            .run(problem.initial(entry.get("y0"), dtype))
            .orThrow();
    assertEquals(entry.get("nfe").longValue(), solution.statistics().nfe(), "NFE");
    Close.steps(entry.get("steps"), solution.statistics(), 1, stepTolerance(entry, dtype));
    double precision = dtype == DType.FLOAT64 ? Close.PRECISION : SINGLE_PRECISION;
    double tolerance = Math.max(precision, entry.get("noise").get("y").doubleValue());
    values(entry, problem, solution, tolerance);
  }

  /** Rounding moves ours and the peer's error estimates by about its size over rtol each. */
  private static double stepTolerance(JsonNode entry, DType dtype) {
    double rounding = dtype == DType.FLOAT64 ? Close.ROUNDING : SINGLE_ROUNDING;
    double rtol = DoubleStream.of(Json.numbers(entry.get("rtol"))).min().orElseThrow();
    double noise = entry.get("noise").get("dt").doubleValue();
    return Math.max(Math.max(Close.PRECISION, noise), 2 * rounding / rtol);
  }

  private static void values(
      JsonNode entry, ReferenceProblem problem, Solution solution, double tolerance) {
    for (int c = 0; c < problem.names().size(); c++) {
      for (int i = 0; i < entry.get("t").size(); i++) {
        Close.values(
            problem.names().get(c) + " at time " + i,
            Json.numbers(problem.layout().at(entry.get("y"), c, i)),
            solution.y(problem.names().get(c), i).toDoubles(),
            tolerance);
      }
    }
  }

  private static Solve solve(JsonNode entry, ReferenceProblem problem, Formulation formulation) {
    String[] names = problem.names().toArray(String[]::new);
    Solve solve =
        Solve.ofTuple(formulation.field(problem), names)
            .method("dopri5")
            .norm(problem.layout() == Layout.TUPLE ? "mixed" : "rms")
            .recordSteps(true)
            .saveAt(Json.numbers(entry.get("t")));
    Solve tolerant = PeerOptions.tolerances(entry, problem.names(), solve);
    return PeerOptions.apply(entry.path("options"), tolerant);
  }
}
