package org.fnde.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Differentiation;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Add;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.Matmul;
import org.fnde.graph.primitive.SumRows;
import org.junit.jupiter.api.Test;

class SymOdenTest {
  private static final ArrayType STATE = new ArrayType(DType.FLOAT32, Shape.rows(SymOden.STATE));
  private static final SymOden MODEL = SymOden.published();

  @Test
  void parametersHaveTheNamesAndOrderOfThePublishedCode() {
    ParameterLayout layout = MODEL.parameters();
    assertEquals(509_108, layout.size());
    List<String> expected = new ArrayList<>();
    Map.of("func.M_net", 4, "func.V_net", 3, "func.g_net.mlp", 3).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(net -> {
          for (int i = 1; i <= net.getValue(); i++) {
            expected.add(net.getKey() + ".linear" + i + ".weight");
            expected.add(net.getKey() + ".linear" + i + ".bias");
          }
        });
    assertEquals(expected, layout.names());
    assertEquals(List.of(400, 4), layout.view("func.M_net.linear1.weight").parameter().dims());
    assertEquals(1_600, layout.view("func.M_net.linear1.bias").offset());
  }

  @Test
  void theFieldEvaluatesEachNetworkOnce() {
    Program field = field();
    assertEquals(201, field.nodes().size(), field.toString());
    assertEachBiasAddedOnce(field);
    assertEquals(3, matricesOf(field, "func.M_net.linear2.weight"), "forward, gradient, tangent");
    assertEquals(2, matricesOf(field, "func.V_net.linear2.weight"), "forward, gradient");
    assertEquals(1, matricesOf(field, "func.g_net.mlp.linear2.weight"), "forward");
  }

  @Test
  void theAugmentedFieldEvaluatesEachNetworkOnce() {
    Program augmented = augmented();
    assertEquals(501, augmented.nodes().size(), augmented.toString());
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

  private static Program field() {
    ProgramBuilder builder = Program.builder("field");
    return builder.output(Group.ATTEMPT, "f", trace(builder, parameters(builder))).build();
  }

  private static Program augmented() {
    ProgramBuilder builder = Program.builder("augmented");
    Map<String, Expr> parameters = parameters(builder);
    Expr f = trace(builder, parameters);
    Expr cotangent = builder.input("cotangent", STATE, Lifetime.STATE);
    List<Expr> variables = new ArrayList<>(parameters.values());
    List<Expr> gradients = Differentiation.vjp(List.of(f), List.of(cotangent), variables);
    builder.output(Group.ATTEMPT, "f", f);
    List<String> names = List.copyOf(parameters.keySet());
    for (int i = 0; i < names.size(); i++) {
      builder.output(Group.COMMIT, "gradient " + names.get(i), gradients.get(i));
    }
    return builder.build();
  }

  private static Map<String, Expr> parameters(ProgramBuilder builder) {
    Map<String, Expr> inputs = new LinkedHashMap<>();
    inputs.put("y", builder.input("y", STATE, Lifetime.STATE));
    MODEL
        .parameters()
        .types(DType.FLOAT32)
        .forEach((name, type) -> inputs.put(name, builder.input(name, type, Lifetime.BOUND)));
    return inputs;
  }

  private static Expr trace(ProgramBuilder builder, Map<String, Expr> inputs) {
    Expr t = builder.input("t", ArrayType.scalar(), Lifetime.STEP).cast(DType.FLOAT32);
    return MODEL.derivative(t, inputs.get("y"), inputs::get);
  }
}
