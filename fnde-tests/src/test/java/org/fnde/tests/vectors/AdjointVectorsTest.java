package org.fnde.tests.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.equation.Role;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Solve;
import org.fnde.solve.SolveNode;
import org.fnde.solve.Statistics;
import org.fnde.spi.Norm;
import org.fnde.spi.ScaledValue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Adjoint solves take torchdiffeq's steps and find its gradients. */
class AdjointVectorsTest {
  private static final Norm SUM_OF_RMS =
      values ->
          values.stream()
              .filter(v -> v.component().role() != Role.QUADRATURE)
              .map(ScaledValue::rms)
              .reduce(Expr::plus)
              .orElseThrow();

  private final Map<String, JsonNode> problems = Json.byName("problems.json");
  private final Map<String, JsonNode> truths = Json.byName("truths.json");

  @TestFactory
  Stream<DynamicTest> gradients() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode entry : Json.read("adjoint.json")) {
      String id = entry.get("id").stringValue();
      tests.add(Close.named(id, () -> check(entry, Formulation.TRACED)));
      tests.add(Close.named(id + " plain", () -> check(entry, Formulation.PLAIN)));
    }
    assertEquals(240, tests.size(), "cases");
    return tests.stream();
  }

  private void check(JsonNode entry, Formulation formulation) {
    JsonNode truth = truths.get(entry.get("truth").stringValue());
    ReferenceProblem problem =
        ReferenceProblem.of(problems.get(truth.get("problem").stringValue()));
    Set<String> wrt = wrt(entry, problem);
    Map<String, Array> inputs = new LinkedHashMap<>(problem.parameters());
    List<Array> y0 = problem.initial(truth.get("y0"), DType.FLOAT64);
    for (int c = 0; c < y0.size(); c++) {
      inputs.put(problem.names().get(c), y0.get(c));
    }
    try (SolveNode node = solve(entry, truth, problem, formulation).node(wrt);
        Evaluation evaluation = node.evaluate(inputs)) {
      Map<String, Array> weights = weights(truth, problem);
      loss(entry, weights, evaluation.values());
      Map<String, Array> gradients = evaluation.pullback(weights);
      assertEquals(entry.get("nfe_forward").longValue(), evaluation.forward().nfe(), "forward NFE");
      if (PeerDefects.concerns(entry)) {
        PeerDefects.check(entry, truth, evaluation.backward(), gradients);
      } else {
        statistics(entry, truth, evaluation.backward());
        gradients(entry, problem, wrt, gradients);
      }
    }
  }

  private static Set<String> wrt(JsonNode entry, ReferenceProblem problem) {
    Set<String> wrt = new HashSet<>(problem.names());
    if (!entry.path("adjoint").has("adjoint_params")) {
      wrt.addAll(problem.parameters().keySet());
    }
    if (entry.get("t_requires_grad").booleanValue()) {
      wrt.add("t");
    }
    return wrt;
  }

  private static Solve solve(
      JsonNode entry, JsonNode truth, ReferenceProblem problem, Formulation formulation) {
    Solve solve =
        Solve.ofTuple(formulation.field(problem), problem.names().toArray(String[]::new))
            .method("dopri5")
            .norm(problem.layout() == Layout.TUPLE ? "mixed" : "rms")
            .recordSteps(true)
            .saveAt(Json.numbers(truth.get("t")));
    Backsolve backsolve =
        switch (entry.get("adjoint_norm").stringValue()) {
          case "default" -> Backsolve.norm("mixed");
          case "seminorm" -> Backsolve.norm("seminorm-torchdiffeq");
          case "custom" -> Backsolve.norm(SUM_OF_RMS);
          default -> throw new IllegalArgumentException("norm " + entry.get("adjoint_norm"));
        };
    Solve tolerant = PeerOptions.tolerances(entry, problem.names(), solve);
    return PeerOptions.apply(entry.path("options"), tolerant)
        .adjoint(PeerOptions.apply(entry.path("adjoint"), backsolve));
  }

  /** The cotangents of the values: the weights of the loss, rows before times. */
  private static Map<String, Array> weights(JsonNode truth, ReferenceProblem problem) {
    Map<String, Array> weights = new LinkedHashMap<>();
    int times = truth.get("t").size();
    for (int c = 0; c < problem.names().size(); c++) {
      int size = problem.size(c);
      double[] first = Json.numbers(problem.layout().at(truth.get("loss_weights"), c, 0));
      int rows = first.length / size;
      double[] all = new double[rows * times * size];
      for (int i = 0; i < times; i++) {
        double[] at = Json.numbers(problem.layout().at(truth.get("loss_weights"), c, i));
        for (int row = 0; row < rows; row++) {
          System.arraycopy(at, row * size, all, (row * times + i) * size, size);
        }
      }
      weights.put(problem.names().get(c), problem.series(c, rows, times, all));
    }
    return weights;
  }

  private static void loss(JsonNode entry, Map<String, Array> weights, Map<String, Array> values) {
    double loss = 0;
    for (var weight : weights.entrySet()) {
      Array y = values.get(weight.getKey());
      assertEquals(weight.getValue().type(), y.type(), "type of " + weight.getKey());
      for (int i = 0; i < y.length(); i++) {
        loss += weight.getValue().get(i) * y.get(i);
      }
    }
    double expected = entry.get("loss").doubleValue();
    double tolerance = tolerance(entry, "grad");
    Close.values("loss", new double[] {expected}, new double[] {loss}, tolerance);
  }

  private static void statistics(JsonNode entry, JsonNode truth, Statistics backward) {
    assertEquals(entry.get("nfe_backward").longValue(), backward.nfe(), "backward NFE");
    double[] t = Json.numbers(truth.get("t"));
    double sign = t[1] > t[0] ? 1 : -1;
    Close.steps(entry.get("backward_steps"), backward, sign, stepTolerance(entry));
  }

  /**
   * Rounding moves an error estimate by about {@code ROUNDING / rtol} of what is allowed, much more
   * of a small one, and the step size by a like share; no case says by how much.
   */
  private static double stepTolerance(JsonNode entry) {
    JsonNode rtol = entry.path("adjoint").path("adjoint_rtol");
    double relative = (rtol.isNumber() ? rtol : entry.get("rtol")).doubleValue();
    return Math.max(Close.PRECISION, 10_000 * Close.ROUNDING / relative);
  }

  private static double tolerance(JsonNode entry, String noise) {
    return Math.max(Close.PRECISION, entry.get("noise").get(noise).doubleValue());
  }

  private static void gradients(
      JsonNode entry, ReferenceProblem problem, Set<String> wrt, Map<String, Array> gradients) {
    assertEquals(wrt, gradients.keySet());
    double tolerance = tolerance(entry, "grad");
    for (int c = 0; c < problem.names().size(); c++) {
      String name = problem.names().get(c);
      double[] expected = Json.numbers(problem.layout().initial(entry.get("grad_y0"), c));
      Close.values("gradient of " + name, expected, gradients.get(name).toDoubles(), tolerance);
    }
    for (String name : problem.parameters().keySet()) {
      if (wrt.contains(name)) {
        double[] expected = Json.numbers(entry.get("grad_params").get(name));
        Close.values("gradient of " + name, expected, gradients.get(name).toDoubles(), tolerance);
      }
    }
    if (wrt.contains("t")) {
      double[] expected = Json.numbers(entry.get("grad_t"));
      Close.values("gradient of t", expected, gradients.get("t").toDoubles(), tolerance);
    }
  }
}
