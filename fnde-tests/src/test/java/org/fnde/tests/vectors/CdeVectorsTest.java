package org.fnde.tests.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.paths.Control;
import org.fnde.paths.ControlNode;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Chain;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Solve;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Neural CDEs take the peers' steps and find their values and gradients. */
class CdeVectorsTest {
  private static final Providers PROVIDERS = Providers.load();

  @TestFactory
  Stream<DynamicTest> torchcde() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode entry : Json.read("cdeint.json")) {
      tests.add(Close.named(entry.get("id").stringValue(), () -> torchcde(entry)));
    }
    assertEquals(24, tests.size(), "cases");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> gridPoints() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode entry : Json.read("gridpoints.json")) {
      tests.add(Close.named(entry.get("id").stringValue(), () -> gridPoints(entry)));
    }
    assertEquals(8, tests.size(), "cases");
    return tests.stream();
  }

  private static void torchcde(JsonNode entry) {
    CdeCase c = CdeCase.of(entry, PROVIDERS);
    boolean seminorm = entry.get("adjoint_norm").stringValue().equals("seminorm");
    Solve solve =
        c.solve().adjoint(Backsolve.norm(seminorm ? "seminorm-torchdiffeq" : "mixed"));
    if (entry.get("options").has("jump_t")) {
      Control control = Control.of(c.interpolation(), c.times(), c.values());
      solve = solve.jumpTimes(control.innerKnots());
    }
    Set<String> wrt = new LinkedHashSet<>(CdeCase.WEIGHTS);
    wrt.add("y");
    wrt.add(Control.COEFFICIENTS);
    Map<String, Array> inputs = inputs(c);
    try (Chain chain =
            Chain.empty().then(new ControlNode(c.interpolation())).then(solve.node(wrt));
        Evaluation evaluation = chain.evaluate(inputs)) {
      // One evaluation of the peer checks shapes.
      long forward = entry.get("nfe_forward").longValue() - 1;
      check(entry, forward, c.rows("z"), c.rows("loss_weights"), evaluation, entry);
      Array gradient = evaluation.pullback(Map.of("y", c.rows("loss_weights"))).get("values");
      double[] expected = Json.numbers(entry.get("grad_x"));
      Close.values("gradient of x", expected, gradient.toDoubles(), tolerance(entry, "grad"));
    }
  }

  private static void gridPoints(JsonNode entry) {
    CdeCase c = CdeCase.of(entry, PROVIDERS);
    String norm = entry.get("adjoint_norm").stringValue();
    Solve solve =
        c.solve()
            .adjoint(Backsolve.norm(norm))
            .jumpTimes(Json.numbers(entry.get("t")))
            .jumpGap(entry.get("options").get("eps").doubleValue());
    Set<String> wrt = new LinkedHashSet<>(CdeCase.WEIGHTS);
    wrt.add("y");
    try (Chain chain =
            Chain.empty().then(new ControlNode(c.interpolation())).then(solve.node(wrt));
        Evaluation evaluation = chain.evaluate(inputs(c))) {
      Array z = timesLast(c.rows("z"));
      Array weights = timesLast(c.rows("loss_weights"));
      long forward = entry.get("nfe_forward").longValue();
      check(entry, forward, z, weights, evaluation, entry.get("grad_params"));
    }
  }

  private static Map<String, Array> inputs(CdeCase c) {
    Map<String, Array> inputs = new LinkedHashMap<>(c.weights());
    inputs.put("y", c.rows("z0"));
    inputs.put(ControlNode.TIMES, c.times());
    inputs.put(ControlNode.VALUES, c.values());
    return inputs;
  }

  private static void check(
      JsonNode entry,
      long forward,
      Array z,
      Array weights,
      Evaluation evaluation,
      JsonNode gradients) {
    Array actual = evaluation.values().get("y");
    Map<String, Array> found = evaluation.pullback(Map.of("y", weights));
    if (entry.get("noise").get("nfe_forward").longValue() == 0) {
      assertEquals(forward, evaluation.forward().nfe(), "forward NFE");
    }
    if (entry.get("noise").get("nfe_backward").longValue() == 0) {
      assertEquals(
          entry.get("nfe_backward").longValue(), evaluation.backward().nfe(), "backward NFE");
    }
    Close.values("z", z.toDoubles(), actual.toDoubles(), tolerance(entry, "z"));
    double tolerance = tolerance(entry, "grad");
    double[] initial = Json.numbers(entry.get("grad_z0"));
    Close.values("gradient of z0", initial, found.get("y").toDoubles(), tolerance);
    for (String name : CdeCase.WEIGHTS) {
      JsonNode own = gradients.has("grad_" + name) ? gradients.get("grad_" + name) : gradients.get(name);
      double[] expected = Json.numbers(own);
      Close.values("gradient of " + name, expected, found.get(name).toDoubles(), tolerance);
    }
  }

  private static double tolerance(JsonNode entry, String noise) {
    return Math.max(Close.PRECISION, entry.get("noise").get(noise).doubleValue());
  }

  /** Rows before times, as our values are, of times before rows. */
  private static Array timesLast(Array x) {
    int times = x.rows();
    int rows = x.type().shape().dim(-2);
    int size = x.type().shape().dim(-1);
    double[] from = x.toDoubles();
    double[] to = new double[from.length];
    for (int t = 0; t < times; t++) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(from, (t * rows + r) * size, to, (r * times + t) * size, size);
      }
    }
    return Array.rows(rows, to, times, size);
  }
}
