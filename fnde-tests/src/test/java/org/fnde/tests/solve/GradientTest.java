package org.fnde.tests.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.Array;
import org.fnde.equation.TupleField;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Chain;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.ProgramNode;
import org.fnde.solve.Solve;
import org.fnde.testkit.ReferenceBackend;
import org.junit.jupiter.api.Test;

/** Gradients of nodes against central differences of their values. */
final class GradientTest {
  private static final double STEP = 1e-5;

  // Solves are accurate to about 1e-10 and differences divide by 2 STEP; curvature adds STEP^2.
  private static final double ACCURACY = 2e-5;

  /** Two coupled components with a parameter, data with rows, and an explicit time. */
  private static final TupleField COUPLED =
      (t, y, in) -> {
        Expr x = y.get(0);
        Expr v = y.get(1);
        Expr force = x.matmul(in.get("w")).tanh().plus(in.get("u")).times(t.sin());
        return List.of(v.times(in.get("s")), force.minus(v.times(0.1)));
      };

  private static Solve coupled(double... times) {
    return Solve.ofTuple(COUPLED, "x", "v")
        .backend("reference")
        .tolerances(1e-10, 1e-12)
        .adjoint(Backsolve.norm("seminorm").tolerances(1e-9, 1e-11))
        .saveAt(times);
  }

  private static Map<String, Array> inputs() {
    Map<String, Array> inputs = new LinkedHashMap<>();
    inputs.put("x", Array.rows(3, new double[] {1, -0.5, 0.2, 0.7, -1, 0.4}, 2));
    inputs.put("v", Array.rows(3, new double[] {0, 0.5, -0.2, 0.3, 0.6, -0.4}, 2));
    inputs.put("w", Array.of(new double[] {0.3, -0.8, 0.5, 0.9}, 2, 2));
    inputs.put("u", Array.rows(3, new double[] {0.1, -0.3, 0.2, 0.6, -0.7, 0.5}, 2));
    inputs.put("s", Array.of(new double[] {1.2}));
    return inputs;
  }

  private static void check(Node node, Map<String, Array> inputs, Set<String> wrt) {
    try (Evaluation e = node.evaluate(inputs)) {
      Map<String, Array> cotangents = new LinkedHashMap<>();
      e.values().forEach((name, value) -> cotangents.put(name, weights(value)));
      Map<String, Array> gradients = e.pullback(cotangents);
      assertEquals(wrt, gradients.keySet());
      for (String name : wrt) {
        double[] expected = differences(node, inputs, name, cotangents);
        assertEquals(inputs.get(name).type(), gradients.get(name).type());
        assertArrayEquals(expected, gradients.get(name).toDoubles(), ACCURACY, name);
      }
    }
  }

  private static Array weights(Array like) {
    double[] w = new double[like.length()];
    for (int i = 0; i < w.length; i++) {
      w[i] = Math.cos(1.3 * i + 0.2);
    }
    return Array.of(like.type(), like.rows(), w);
  }

  private static double[] differences(
      Node node, Map<String, Array> inputs, String name, Map<String, Array> cotangents) {
    Array at = inputs.get(name);
    double[] slopes = new double[at.length()];
    for (int i = 0; i < slopes.length; i++) {
      double up = loss(node, moved(inputs, name, i, STEP), cotangents);
      double down = loss(node, moved(inputs, name, i, -STEP), cotangents);
      slopes[i] = (up - down) / (2 * STEP);
    }
    return slopes;
  }

  private static Map<String, Array> moved(
      Map<String, Array> inputs, String name, int index, double by) {
    Array at = inputs.get(name);
    double[] values = at.toDoubles();
    values[index] += by;
    Map<String, Array> moved = new LinkedHashMap<>(inputs);
    moved.put(name, Array.of(at.type(), at.rows(), values));
    return moved;
  }

  private static double loss(Node node, Map<String, Array> inputs, Map<String, Array> cotangents) {
    try (Evaluation e = node.evaluate(inputs)) {
      double loss = 0;
      for (Map.Entry<String, Array> c : cotangents.entrySet()) {
        double[] value = e.values().get(c.getKey()).toDoubles();
        for (int i = 0; i < value.length; i++) {
          loss += value[i] * c.getValue().get(i);
        }
      }
      return loss;
    }
  }

  @Test
  void everythingThatIsGiven() {
    try (Node node = coupled(0, 0.4, 1).node()) {
      check(node, inputs(), inputs().keySet());
    }
  }

  @Test
  void inReverseTime() {
    try (Node node = coupled(1, 0.3, -0.2).node(Set.of("w", "x"))) {
      check(node, inputs(), Set.of("w", "x"));
    }
  }

  @Test
  void timesAndOneInput() {
    Map<String, Array> inputs = inputs();
    inputs.put("t", Array.of(new double[] {0.1, 0.5, 1.1}, 3));
    try (Node node = coupled().node(Set.of("t", "s"))) {
      check(node, inputs, Set.of("t", "s"));
    }
  }

  private static Solve coupled() {
    return coupled(0);
  }

  @Test
  void oneCompilationServesAllNumbersOfRows() {
    try (Watched backend = new Watched();
        Node node = coupled(0, 0.4, 1).backend(backend).node()) {
      Map<String, Array> inputs = inputs();
      pullback(node, inputs);
      int compiled = backend.compiled().size();
      for (String name : List.of("x", "v", "u")) {
        inputs.put(name, Array.rows(2, new double[] {0.1, 0.2, 0.3, 0.4}, 2));
      }
      pullback(node, inputs);
      assertEquals(compiled, backend.compiled().size());
    }
  }

  private static void pullback(Node node, Map<String, Array> inputs) {
    try (Evaluation e = node.evaluate(inputs)) {
      e.pullback(Map.of("x", weights(e.values().get("x"))));
    }
  }

  @Test
  void chainsOfSolvesAndPrograms() {
    ReferenceBackend backend = new ReferenceBackend();
    ArrayType saved = new ArrayType(DType.FLOAT64, Shape.rows(2, 2));
    ProgramBuilder last = Program.builder("last");
    Expr x = last.input("x", saved, Lifetime.BOUND);
    Expr v = last.input("v", saved, Lifetime.BOUND);
    last.output(Group.ATTEMPT, "x1", x.slice(-2, 1, 2).removeAxis(-2));
    last.output(Group.ATTEMPT, "v1", v.slice(-2, 1, 2).removeAxis(-2).sin());
    ProgramBuilder loss = Program.builder("loss");
    Expr xs = loss.input("xs", saved, Lifetime.BOUND);
    loss.output(Group.ATTEMPT, "loss", xs.square().sum().sumRows());
    Map<String, Array> start = new LinkedHashMap<>(inputs());
    start.put("x0", start.remove("x"));
    start.put("v0", start.remove("v"));
    check(chain(backend, last.build(), loss.build()), start, start.keySet());
    backend.close();
  }

  private static Chain chain(ReferenceBackend backend, Program last, Program loss) {
    return Chain.empty()
        .then(coupled(0, 0.4).backend(backend).node(), Map.of("x", "x0", "v", "v0"), Map.of())
        .then(ProgramNode.of(last, backend, Set.of("x", "v")))
        .then(
            coupled(0, 0.5).backend(backend).node(),
            Map.of("x", "x1", "v", "v1"),
            Map.of("x", "xs", "v", "vs"))
        .then(ProgramNode.of(loss, backend, Set.of("xs")));
  }
}
