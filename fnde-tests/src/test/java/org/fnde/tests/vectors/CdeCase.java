package org.fnde.tests.vectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.equation.ControlledTerm;
import org.fnde.equation.Inputs;
import org.fnde.graph.Expr;
import org.fnde.paths.Control;
import org.fnde.solve.Solve;
import org.fnde.spi.Interpolation;
import org.fnde.spi.Providers;
import tools.jackson.databind.JsonNode;

/**
 * A small Neural CDE with given weights.
 *
 * @param entry a case of the peer
 * @param interpolation its control
 */
record CdeCase(JsonNode entry, Interpolation interpolation) {
  static final List<String> WEIGHTS = List.of("w1", "b1", "w2", "b2");

  static CdeCase of(JsonNode entry, Providers providers) {
    String control = entry.path("control").stringValue("linear").replace('_', '-');
    return new CdeCase(entry, providers.interpolation(control));
  }

  Array times() {
    double[] t = Json.numbers(entry.get("t"));
    return Array.of(t, t.length);
  }

  Array values() {
    return rows("x");
  }

  /** Nested arrays whose first axis is the series. */
  Array rows(String name) {
    List<Integer> dims = Json.dims(entry.get(name));
    int[] rest = dims.stream().skip(1).mapToInt(Integer::intValue).toArray();
    return Array.rows(dims.getFirst(), Json.numbers(entry.get(name)), rest);
  }

  Map<String, Array> weights() {
    Map<String, Array> weights = new LinkedHashMap<>();
    for (String name : WEIGHTS) {
      int[] dims = Json.dims(entry.get(name)).stream().mapToInt(Integer::intValue).toArray();
      weights.put(name, Array.of(Json.numbers(entry.get(name)), dims));
    }
    return weights;
  }

  Solve solve() {
    return Solve.of(new ControlledTerm(this::field, Control.path(interpolation)))
        .method("dopri5")
        .tolerances(entry.get("rtol").doubleValue(), entry.get("atol").doubleValue())
        .saveAt(Json.numbers(entry.get("ts")));
  }

  private Expr field(Expr t, Expr z, Inputs in) {
    Expr hidden = z.matmul(in.get("w1").transpose()).plus(in.get("b1")).softplus();
    Expr all = hidden.matmul(in.get("w2").transpose()).plus(in.get("b2")).tanh();
    int state = z.shape().dim(-1);
    return all.reshape(state, all.shape().dim(-1) / state);
  }
}
