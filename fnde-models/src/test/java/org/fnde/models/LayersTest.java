package org.fnde.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.graph.TraceException;
import org.junit.jupiter.api.Test;

class LayersTest {
  @Test
  void aPerceptronHasNoActivationAfterItsLastLayer() {
    Mlp net = Mlp.of("net", List.of(2, 3, 4, 1), Expr::tanh);
    ProgramBuilder builder = Program.builder("net");
    Expr x = builder.input("x", new ArrayType(DType.FLOAT64, Shape.rows(2)), Lifetime.STATE);
    Expr y =
        net.apply(
            x,
            name ->
                builder.input(
                    name,
                    new ParameterLayout(net.parameters()).types(DType.FLOAT64).get(name),
                    Lifetime.BOUND));
    assertEquals(Shape.rows(1), y.shape());
    assertEquals("add", y.primitive().name());
    assertEquals(2 * 3 + 3 + 3 * 4 + 4 + 4 + 1, new ParameterLayout(net.parameters()).size());
  }

  @Test
  void layersThatDoNotFitAreRefused() {
    List<Linear> layers = List.of(new Linear("a", 2, 3), new Linear("b", 4, 1));
    assertRefused("Linear[name=b", () -> new Mlp(layers, Expr::relu));
    assertRefused("at least one", () -> Mlp.of("net", List.of(2), Expr::relu));
    assertRefused("layer a", () -> new Linear("a", 0, 3));
    assertRefused("net.linear1", () -> Mlp.of("net", List.of(2, -1, 3), Expr::relu));
  }

  @Test
  void anInputOfAnotherLengthIsRefusedAtTraceTime() {
    ProgramBuilder builder = Program.builder("layer");
    Expr x = builder.input("x", new ArrayType(DType.FLOAT64, Shape.rows(5)), Lifetime.STATE);
    Expr w = builder.input("w", new ArrayType(DType.FLOAT64, Shape.of(3, 4)), Lifetime.BOUND);
    TraceException failure =
        assertThrows(TraceException.class, () -> new Linear("a", 4, 3).apply(x, name -> w));
    assertTrue(failure.getMessage().contains("5 != 4"), failure.getMessage());
  }

  @Test
  void aLayoutNamesWhatIsWrong() {
    Parameter a = new Parameter("a", List.of(2), 1);
    assertRefused("named a", () -> new ParameterLayout(List.of(a, a)));
    assertRefused("at least one", () -> new ParameterLayout(List.of()));
    assertRefused("only [a]", () -> new ParameterLayout(List.of(a)).view("b"));
    assertRefused("bound", () -> new Parameter("a", List.of(2), Double.NaN));
    assertRefused("dimension", () -> new Parameter("a", List.of(0), 1));
  }

  private static void assertRefused(String reason, Runnable construction) {
    String message = assertThrows(IllegalArgumentException.class, construction::run).getMessage();
    assertTrue(message.contains(reason), message);
  }
}
