package org.fnde.tests.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  /** How much more than the peer's an error may be: where kinks are met, it is chance. */
  private static final double CHANCE = 1.25;

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
    Solve solve = c.solve().adjoint(Backsolve.norm(seminorm ? "seminorm-torchdiffeq" : "mixed"));
    boolean jumps = entry.get("options").has("jump_t");
    Map<String, Array> peer = new LinkedHashMap<>();
    peer.put("z", c.rows("z"));
    peer.put("z0", c.rows("grad_z0"));
    CdeCase.WEIGHTS.forEach(name -> peer.put(name, array(entry.get("grad_" + name))));
    peer.put("values", c.rows("grad_x"));
    // One evaluation of the peer checks shapes.
    long forward = entry.get("nfe_forward").longValue() - 1;
    Set<String> wrt = new LinkedHashSet<>(Set.of("y", Control.COEFFICIENTS));
    wrt.addAll(CdeCase.WEIGHTS);
    Array weights = c.rows("loss_weights");
    if (jumps) {
      compare(entry, peer, found(c, withJumps(c, solve), wrt, weights, forward));
    } else {
      // Steps over kinks double rounding errors again and again, so both are compared with the
      // truth.
      Solve tight = withJumps(c, solve).tolerances(1e-12, 1e-12);
      Map<String, Array> truth = found(c, tight, wrt, weights, -1);
      compareErrors(entry, truth, peer, found(c, solve, wrt, weights, forward));
    }
  }

  private static Solve withJumps(CdeCase c, Solve solve) {
    return solve.jumpTimes(Control.of(c.interpolation(), c.times(), c.values()).innerKnots());
  }

  private static void gridPoints(JsonNode entry) {
    CdeCase c = CdeCase.of(entry, PROVIDERS);
    Solve solve =
        c.solve()
            .adjoint(Backsolve.norm(entry.get("adjoint_norm").stringValue()))
            .jumpTimes(Json.numbers(entry.get("t")))
            .jumpGap(entry.get("options").get("eps").doubleValue());
    Set<String> wrt = new LinkedHashSet<>(CdeCase.WEIGHTS);
    wrt.add("y");
    Map<String, Array> peer = new LinkedHashMap<>();
    peer.put("z", timesLast(c.rows("z")));
    peer.put("z0", c.rows("grad_z0"));
    CdeCase.WEIGHTS.forEach(name -> peer.put(name, array(entry.get("grad_params").get(name))));
    Array weights = timesLast(c.rows("loss_weights"));
    compare(entry, peer, found(c, solve, wrt, weights, entry.get("nfe_forward").longValue()));
  }

  private static Array array(JsonNode numbers) {
    return Array.of(
        Json.numbers(numbers), Json.dims(numbers).stream().mapToInt(Integer::intValue).toArray());
  }

  /** Values and gradients; checks NFE where a rounding error does not change the peer's. */
  private static Map<String, Array> found(
      CdeCase c, Solve solve, Set<String> wrt, Array weights, long forward) {
    Map<String, Array> inputs = new LinkedHashMap<>(c.weights());
    inputs.put("z0", c.rows("z0"));
    inputs.put(ControlNode.TIMES, c.times());
    inputs.put(ControlNode.VALUES, c.values());
    try (Chain chain =
            Chain.empty()
                .then(new ControlNode(c.interpolation()))
                .then(solve.node(wrt), Map.of("y", "z0"), Map.of("y", "z"));
        Evaluation evaluation = chain.evaluate(inputs)) {
      Map<String, Array> found = new LinkedHashMap<>(evaluation.pullback(Map.of("z", weights)));
      found.put("z", evaluation.values().get("z"));
      JsonNode noise = c.entry().get("noise");
      if (forward >= 0 && noise.get("nfe_forward").longValue() == 0) {
        assertEquals(forward, evaluation.forward().nfe(), "forward NFE");
      }
      if (forward >= 0 && noise.get("nfe_backward").longValue() == 0) {
        long backward = c.entry().get("nfe_backward").longValue();
        assertEquals(backward, evaluation.backward().nfe(), "backward NFE");
      }
      return found;
    }
  }

  private static void compare(JsonNode entry, Map<String, Array> peer, Map<String, Array> found) {
    peer.forEach((name, expected) -> {
      double tolerance = tolerance(entry, name.equals("z") ? "z" : "grad");
      Close.values(name, expected.toDoubles(), found.get(name).toDoubles(), tolerance);
    });
  }

  private static void compareErrors(
      JsonNode entry, Map<String, Array> truth, Map<String, Array> peer, Map<String, Array> found) {
    peer.forEach((name, theirs) -> {
      double own = error(truth.get(name), found.get(name));
      double noise = tolerance(entry, name.equals("z") ? "z" : "grad");
      double allowed = CHANCE * error(truth.get(name), theirs) + noise;
      assertTrue(own <= allowed, name + ": error " + own + ", the peer's " + allowed);
    });
  }

  private static double error(Array truth, Array values) {
    double error = 0;
    for (int i = 0; i < truth.length(); i++) {
      error = Math.max(error, Math.abs(truth.get(i) - values.get(i)));
    }
    return error;
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
