package org.fnde.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;

class ReferenceBackendTest {
  private static final ArrayType VECTOR = new ArrayType(DType.FLOAT32, Shape.rows(2));
  private final Backend backend = new ReferenceBackend();

  /** y = tanh(x w + h), and the sum of its first elements over the rows. */
  private static Program layer(String name) {
    ProgramBuilder b = Program.builder(name);
    Expr w = b.input("w", new ArrayType(DType.FLOAT32, Shape.of(2, 2)), Lifetime.BOUND);
    Expr h = b.input("h", ArrayType.scalar(), Lifetime.STEP);
    Expr y = b.input("x", VECTOR, Lifetime.STATE).matmul(w).plus(h.cast(DType.FLOAT32)).tanh();
    return b.output(Group.ATTEMPT, "y", y).output(Group.COMMIT, "sum", y.at(0).sumRows()).build();
  }

  private final Map<String, Array> inputs =
      Map.of(
          "w", Array.of(new float[] {1, 2, 3, 4}, 2, 2),
          "h", Array.of(new double[] {0.5}),
          "x", Array.rows(2, new float[] {0.25f, 0, 0, -0.125f}, 2));

  @Test
  void evaluatesByDefinitionAndRoundsToTheElementType() {
    Map<String, Array> y = new ProgramEvaluator(backend).evaluate(layer("layer"), inputs);
    float[] expected = {
      (float) Math.tanh(0.75), (float) Math.tanh(1), (float) Math.tanh(0.125), (float) Math.tanh(0)
    };
    assertArrayEquals(expected, y.get("y").toFloats());
    assertEquals((float) ((double) expected[0] + expected[2]), y.get("sum").get(0));
  }

  @Test
  void compilesEqualProgramsOnce() {
    assertSame(backend.compile(layer("one")), backend.compile(layer("two")));
  }

  @Test
  void isFoundById() {
    assertEquals("reference", Providers.load().backend("reference").id());
  }
}
