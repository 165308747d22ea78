package org.fnde.tests.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fnde.backend.Array;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.graph.TraceException;
import org.fnde.graph.primitive.Call;
import org.fnde.graph.primitive.Input;
import org.fnde.testkit.ProgramEvaluator;
import org.fnde.testkit.ReferenceBackend;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private static final ArrayType TYPE = new ArrayType(DType.FLOAT32, Shape.of(3));
  private static final ArrayType WHOLE = new ArrayType(DType.INT32, Shape.rows(1));

  private static Program of(String name, UnaryOperator<Expr> f) {
    ProgramBuilder builder = Program.builder(name);
    Expr x = builder.input("x", TYPE, Lifetime.STATE);
    return builder.output(Group.ATTEMPT, "y", f.apply(x)).build();
  }

  private static float[] run(Program program, float... x) {
    Map<String, Array> inputs = Map.of("x", Array.of(x, 3));
    return new ProgramEvaluator(new ReferenceBackend())
        .evaluate(program, inputs)
        .get("y")
        .toFloats();
  }

  @Test
  void equalTracesAreEqualPrograms() {
    Program one = of("one", x -> x.sin().plus(x.square()));
    Program two = of("two", x -> x.sin().plus(x.times(x)));
    assertEquals(one, two);
    assertEquals(one.hashCode(), two.hashCode());
    assertNotEquals(one, of("one", x -> x.cos().plus(x.square())));
    assertNotEquals(one, of("one", x -> x.square().plus(x.sin())));
    assertNotEquals(of("a", x -> x.times(2)), of("a", x -> x.times(3)));
    assertNotEquals(of("a", x -> x.times(0)), of("a", x -> x.times(-0.0)));
  }

  @Test
  void equalComputationsAreOneNode() {
    Program program = of("same", x -> x.sin().times(x.sin()).plus(x.sin()));
    assertEquals(4, program.nodes().size(), program.toString());
  }

  @Test
  void whatNoOutputNeedsIsGone() {
    ProgramBuilder builder = Program.builder("two");
    Expr x = builder.input("x", TYPE, Lifetime.STATE);
    Expr z = builder.input("z", TYPE, Lifetime.BOUND);
    z.exp();
    builder.output(Group.ATTEMPT, "a", x.sin()).output(Group.COMMIT, "b", x.sin().times(z));
    Program both = builder.build();
    assertEquals(4, both.nodes().size());
    Program first = both.keeping(o -> o.group() == Group.ATTEMPT);
    assertEquals(2, first.nodes().size());
    assertEquals(both.inputs(), first.inputs());
    assertFalse(first.reads((Input) z.primitive()));
    assertTrue(both.reads((Input) z.primitive()));
    String message =
        assertThrows(IllegalArgumentException.class, () -> first.output("b")).getMessage();
    assertTrue(message.contains("[a]"), message);
  }

  @Test
  void theTextHasALinePerNodeAndOutput() {
    String expected =
        """
        program layer
          %0 = input x : float32[3]
          %1 = tanh %0 : float32[3]
          %2 = mul %1 %0 : float32[3]
          ATTEMPT y = %2
        """;
    assertEquals(expected, of("layer", x -> x.tanh().times(x)).toString());
  }

  @Test
  void simplificationChangesNoBits() {
    float nan = Float.NaN;
    float inf = Float.POSITIVE_INFINITY;
    assertArrayEquals(new float[] {nan, nan, -0f}, run(of("0x", x -> x.times(0)), nan, inf, -1));
    assertArrayEquals(new float[] {nan, nan, 0}, run(of("x-x", x -> x.minus(x)), nan, inf, 1));
    assertArrayEquals(new float[] {nan, nan, 1}, run(of("x/x", x -> x.dividedBy(x)), nan, 0, 2));
    assertArrayEquals(new float[] {0, 0, 1}, run(of("x+0", x -> x.plus(0)), -0f, 0, 1));
    assertArrayEquals(new float[] {-0f, 0, nan}, run(of("1x", x -> x.times(1)), -0f, 0, nan));
    assertArrayEquals(
        new float[] {-0f, 0, nan}, run(of("--x", x -> x.negate().negate()), -0f, 0, nan));
    assertArrayEquals(
        new float[] {0, 0, nan}, run(of("-a + b", x -> x.negate().plus(x)), -0f, 0, nan));
    Expr negative = Expr.literal(-0.0, DType.FLOAT32, List.of(1));
    assertArrayEquals(
        new float[] {0, 0, -0f}, run(of("pad", x -> padded(negative, x)), -0f, -0f, -0f));
  }

  /** Zeros before a negative zero, plus negative zeros. */
  private static Expr padded(Expr negative, Expr x) {
    return negative.pad(-1, 2, 0).plus(x);
  }

  @Test
  void constantsAreFoldedInTheElementType() {
    Program program =
        of("third", x -> x.plus(Expr.literal(1, DType.FLOAT32, List.of(3)).dividedBy(3)));
    assertEquals(3, program.nodes().size(), program.toString());
    assertArrayEquals(new float[] {1f / 3, 1f / 3, 1f / 3}, run(program, 0, 0, 0));
  }

  @Test
  void inputsMustBeDeclaredOnce() {
    ProgramBuilder builder = Program.builder("p");
    Expr x = builder.input("x", TYPE, Lifetime.STATE);
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    assertThrows(refused, () -> builder.input("x", TYPE, Lifetime.STATE));
    assertThrows(refused, () -> builder.input("h", TYPE, Lifetime.STEP));
    builder.output(Group.ATTEMPT, "y", x);
    assertThrows(refused, () -> builder.output(Group.ATTEMPT, "y", x));
    Expr foreign = Program.builder("q").input("z", TYPE, Lifetime.STATE);
    builder.output(Group.ATTEMPT, "z", foreign);
    assertThrows(refused, builder::build);
  }

  @Test
  void callsAreCheckedAndInlinedToTheSameValues() {
    Program square = of("square", x -> x.square().plus(0.1));
    Program caller = of("caller", x -> square.call(Map.of("x", x.sin())).get("y").times(x));
    assertTrue(caller.nodes().stream().anyMatch(n -> n.primitive() instanceof Call));
    Program flat = caller.inlined();
    assertTrue(flat.nodes().stream().noneMatch(n -> n.primitive() instanceof Call));
    assertArrayEquals(run(caller, 0.1f, 2, -3), run(flat, 0.1f, 2, -3));
    assertSame(flat, flat.inlined());
    assertThrows(TraceException.class, () -> square.call(Map.of()));
    Expr wrong = Expr.literal(1, DType.FLOAT32, List.of(4));
    String message =
        assertThrows(TraceException.class, () -> square.call(Map.of("x", wrong))).getMessage();
    assertTrue(message.contains("ProgramTest.java:"), message);
  }

  @Test
  void integersAreComparedSelectedAndCast() {
    ProgramBuilder builder = Program.builder("labels");
    Expr label = builder.input("label", WHOLE, Lifetime.BOUND);
    Expr classes = ArrayOps.iota(DType.INT32, 3);
    Expr hot = label.equalTo(classes);
    builder.output(Group.ATTEMPT, "hot", hot.cast(DType.FLOAT32));
    builder.output(Group.ATTEMPT, "chosen", hot.select(label.broadcastTo(List.of(3)), classes));
    Map<String, Array> inputs = Map.of("label", Array.of(WHOLE, 2, new double[] {2, 7}));
    Map<String, Array> y =
        new ProgramEvaluator(new ReferenceBackend()).evaluate(builder.build(), inputs);
    assertArrayEquals(new double[] {0, 0, 1, 0, 0, 0}, y.get("hot").toDoubles());
    assertArrayEquals(new double[] {0, 1, 2, 0, 1, 2}, y.get("chosen").toDoubles());
    assertEquals(DType.INT32, y.get("chosen").type().dtype());
    assertThrows(TraceException.class, () -> label.plus(1));
  }

  @Test
  void numbersThatAreNoIntegersAreNotComparedWithIntegers() {
    Expr label = Program.builder("labels").input("label", WHOLE, Lifetime.BOUND);
    for (double number : new double[] {0.5, 3e9, Double.NaN}) {
      String message = assertThrows(TraceException.class, () -> label.equalTo(number)).getMessage();
      assertTrue(message.contains("literal " + number), message);
      assertTrue(message.contains("INT32"), message);
      assertTrue(message.contains("ProgramTest.java:"), message);
    }
    assertEquals(DType.INT32, label.equalTo(-2).dtype());
    Expr truncated = Expr.literal(-1.5, DType.FLOAT32, List.of()).cast(DType.INT32);
    Program folded =
        Program.builder("cast").output(Group.ATTEMPT, "y", truncated.cast(DType.FLOAT64)).build();
    assertEquals(
        -1,
        new ProgramEvaluator(new ReferenceBackend()).evaluate(folded, Map.of(), 1).get("y").get(0));
  }
}
