package org.fnde.tests.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Add;
import org.fnde.graph.primitive.Call;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.Matmul;
import org.fnde.graph.primitive.SumRows;
import org.fnde.models.SymOden;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Solve;
import org.fnde.solve.SolveNode;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;

/** What the solver compiles for one solve of the published model and its adjoint. */
class SymOdenProgramsTest {
  private static final SymOden MODEL = SymOden.published();
  private static final Map<String, Program> PROGRAMS = called();

  /** The programs that steps call, by name. */
  private static Map<String, Program> called() {
    Map<String, Array> inputs = new LinkedHashMap<>(SymOdenFiles.weights(DType.FLOAT32).toArrays());
    inputs.put("y", SymOdenFiles.tensors("vectors.safetensors").tensors().get("b1.y").toRows());
    inputs.computeIfPresent("y", (name, y) -> y.as(DType.FLOAT32));
    try (Backend simd = Providers.load().backend("simd")) {
      RecordingBackend backend = new RecordingBackend(simd);
      Solve solve =
          Solve.of(MODEL)
              .tolerances(1e-2, 1e-2)
              .saveAt(0, 0.05)
              .backend(backend)
              .adjoint(Backsolve.norm("seminorm"));
      try (SolveNode node = solve.node(new LinkedHashSet<>(MODEL.parameters().names()));
          Evaluation evaluation = node.evaluate(inputs)) {
        float[] cotangent = new float[2 * SymOden.STATE];
        cotangent[SymOden.STATE] = 1;
        evaluation.pullback(Map.of("y", Array.rows(1, cotangent, 2, SymOden.STATE)));
      }
      return backend.programs().stream()
          .flatMap(p -> p.nodes().stream())
          .map(Expr::primitive)
          .filter(Call.class::isInstance)
          .map(p -> ((Call) p).program())
          .distinct()
          .collect(Collectors.toMap(Program::name, p -> p));
    }
  }

  @Test
  void theFieldEvaluatesEachNetworkOnce() {
    Program field = PROGRAMS.get("field");
    assertEquals(201, field.nodes().size(), field.toString());
    assertEachBiasAddedOnce(field);
    assertEquals(3, matricesOf(field, "func.M_net.linear2.weight"), "forward, gradient, tangent");
    assertEquals(2, matricesOf(field, "func.V_net.linear2.weight"), "forward, gradient");
    assertEquals(1, matricesOf(field, "func.g_net.mlp.linear2.weight"), "forward");
  }

  @Test
  void theAugmentedFieldEvaluatesEachNetworkOnce() {
    Program augmented = PROGRAMS.get("adjoint");
    assertEquals(503, augmented.nodes().size(), augmented.toString());
    assertEachBiasAddedOnce(augmented);
    assertEquals(6, matricesOf(augmented, "func.M_net.linear2.weight"), "as above, and each back");
    assertEquals(4, matricesOf(augmented, "func.V_net.linear2.weight"));
    assertEquals(2, matricesOf(augmented, "func.g_net.mlp.linear2.weight"));
    long products =
        augmented.nodes().stream()
            .filter(n -> n.primitive() instanceof SumRows)
            .filter(n -> n.operands().getFirst().primitive() instanceof Matmul)
            .count();
    assertEquals(3 * 4 + 2 * 2 + 1 + 3, products, "one for each product with a weight");
  }

  /** A layer that runs forward adds its bias; nothing else does. V's last layer never runs. */
  private static void assertEachBiasAddedOnce(Program program) {
    for (String name : MODEL.parameters().names()) {
      if (name.endsWith(".bias")) {
        long uses =
            program.nodes().stream()
                .filter(n -> n.primitive() instanceof Add)
                .filter(n -> n.operands().stream().anyMatch(x -> isInput(x, name)))
                .count();
        assertEquals(name.equals("func.V_net.linear3.bias") ? 0 : 1, uses, name);
      }
    }
  }

  private static long matricesOf(Program program, String weight) {
    return program.nodes().stream()
        .filter(n -> n.primitive() instanceof Matmul)
        .map(n -> n.operands().get(1))
        .filter(w -> isInput(w, weight) || w.operands().stream().anyMatch(x -> isInput(x, weight)))
        .count();
  }

  private static boolean isInput(Expr node, String name) {
    return node.primitive() instanceof Input input && input.key().equals(name);
  }
}
