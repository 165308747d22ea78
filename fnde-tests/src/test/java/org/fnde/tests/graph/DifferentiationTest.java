package org.fnde.tests.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fnde.backend.Array;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Differentiation;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.ProgramDifferentiation;
import org.fnde.graph.Shape;
import org.fnde.testkit.ProgramEvaluator;
import org.fnde.testkit.ReferenceBackend;
import org.junit.jupiter.api.Test;

class DifferentiationTest {
  private static final ArrayType VECTOR = new ArrayType(DType.FLOAT64, Shape.rows(2));
  private static final double A = 0.5;
  private static final double B = -1.25;

  /** The values of an expression of x = (A, B), a vector with one row. */
  private static double[] at(UnaryOperator<Expr> function) {
    ProgramBuilder builder = Program.builder("test");
    Expr x = builder.input("x", VECTOR, Lifetime.STATE);
    Program program = builder.output(Group.ATTEMPT, "y", function.apply(x)).build();
    Map<String, Array> inputs = Map.of("x", Array.rows(1, new double[] {A, B}, 2));
    return new ProgramEvaluator(new ReferenceBackend())
        .evaluate(program, inputs, 1)
        .get("y")
        .toDoubles();
  }

  /** H(q, p) = q1 p2 with p = q squared: dH/dq at fixed p is (p2, 0). */
  @Test
  void gradientsHoldFixedWhatTheFunctionRefersTo() {
    double[] gradient =
        at(q -> {
          Expr p = q.square();
          return Differentiation.gradient(c -> c.at(0).times(p.at(1)), q);
        });
    assertArrayEquals(new double[] {B * B, 0}, gradient, 1e-15);
  }

  @Test
  void gradientsOfGradients() {
    double[] second =
        at(q ->
            Differentiation.gradient(
                a -> Differentiation.gradient(b -> b.cube().sum(), a).sum(), q));
    assertArrayEquals(new double[] {6 * A, 6 * B}, second, 1e-14);
  }

  @Test
  void jacobiansHaveARowPerResult() {
    double[] jacobian =
        at(q ->
            Differentiation.jacobian(
                x ->
                    ArrayOps.concatenate(
                        -1, List.of(x.at(0).times(x.at(1)).insertAxis(-1), x, x.square())),
                q));
    assertArrayEquals(new double[] {B, A, 1, 0, 0, 1, 2 * A, 0, 0, 2 * B}, jacobian, 1e-15);
  }

  @Test
  void jacobiansOfConstantsAreZero() {
    double[] jacobian =
        at(q -> Differentiation.jacobian(x -> Expr.literal(1, DType.FLOAT64, List.of(3)), q));
    assertArrayEquals(new double[6], jacobian);
  }

  @Test
  void variablesAreIndependentEvenIfOneDependsOnAnother() {
    double[] values =
        at(x -> {
          Expr y = x.square();
          Expr z = y.times(x).sum();
          Expr one = Expr.literal(1, DType.FLOAT64, List.of()).broadcastRows();
          List<Expr> g = Differentiation.vjp(List.of(z), List.of(one), List.of(x, y));
          List<Expr> t = Differentiation.jvp(List.of(z), List.of(x, y), List.of(x, x));
          return ArrayOps.concatenate(-1, List.of(g.get(0), g.get(1), t.get(0).insertAxis(-1)));
        });
    double tangent = A * A * A + A * A + B * B * B + B * B;
    assertArrayEquals(new double[] {A * A, B * B, A, B, tangent}, values, 1e-15);
  }

  @Test
  void nothingDependsOnWhatIsNotUsed() {
    double[] gradient =
        at(x -> {
          Expr one = Expr.literal(1, DType.FLOAT64, List.of()).broadcastRows();
          Expr y = x.at(0).square();
          return Differentiation.vjp(List.of(y), List.of(one), List.of(x.times(2))).getFirst();
        });
    assertArrayEquals(new double[2], gradient);
  }

  @Test
  void derivativesGoThroughCallsOfCalls() {
    ProgramBuilder inner = Program.builder("inner");
    Expr a = inner.input("a", VECTOR, Lifetime.STATE);
    Program sine = inner.output(Group.ATTEMPT, "y", a.sin()).build();
    ProgramBuilder outer = Program.builder("outer");
    Expr b = outer.input("b", VECTOR, Lifetime.STATE);
    Expr called = sine.call(Map.of("a", b.times(3))).get("y");
    Program triple = outer.output(Group.ATTEMPT, "z", called).build();
    double[] gradient =
        at(x -> Differentiation.gradient(q -> triple.call(Map.of("b", q)).get("z").sum(), x));
    assertArrayEquals(new double[] {3 * Math.cos(3 * A), 3 * Math.cos(3 * B)}, gradient, 1e-15);
  }

  @Test
  void theGradientOfASharedValueIsSummedOverRows() {
    ProgramBuilder builder = Program.builder("shared");
    Expr w = builder.input("w", ArrayType.scalar(), Lifetime.BOUND);
    Expr x = builder.input("x", new ArrayType(DType.FLOAT64, Shape.rows()), Lifetime.STATE);
    Program vjp =
        ProgramDifferentiation.vjp(
            builder.output(Group.ATTEMPT, "y", w.times(x)).build(), List.of("w"));
    Map<String, Array> inputs =
        Map.of(
            "w", Array.of(new double[] {2}),
            "x", Array.rows(3, new double[] {1, 10, 100}),
            "cotangent.y", Array.rows(3, new double[] {1, 2, 3}));
    Map<String, Array> g = new ProgramEvaluator(new ReferenceBackend()).evaluate(vjp, inputs);
    assertEquals(321, g.get("gradient.w").get(0));
  }

  @Test
  void directionsMustFit() {
    Expr x = ArrayOps.iota(DType.FLOAT64, 3);
    Expr y = x.sin();
    Expr whole = ArrayOps.iota(DType.INT32, 3);
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    List<Expr> ys = List.of(y);
    List<Expr> xs = List.of(x);
    List<Expr> scalar = List.of(Expr.literal(1, DType.FLOAT64, List.of()));
    assertThrows(refused, () -> Differentiation.vjp(ys, List.of(), xs));
    assertThrows(refused, () -> Differentiation.vjp(ys, scalar, xs));
    assertThrows(refused, () -> Differentiation.jvp(ys, xs, List.of(x.cast(DType.FLOAT32))));
    assertThrows(refused, () -> Differentiation.vjp(ys, xs, List.of(whole)));
    assertThrows(refused, () -> Differentiation.gradient(Expr::sin, x));
    assertThrows(refused, () -> Differentiation.jacobian(Expr::sin, scalar.getFirst()));
  }

  @Test
  void inputsOfDerivedProgramsMustExist() {
    ProgramBuilder builder = Program.builder("square");
    Expr x = builder.input("x", VECTOR, Lifetime.STATE);
    Program program = builder.output(Group.ATTEMPT, "y", x.square()).build();
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> ProgramDifferentiation.vjp(program, List.of("z")))
            .getMessage();
    assertTrue(message.contains("z") && message.contains("[x]"), message);
  }
}
