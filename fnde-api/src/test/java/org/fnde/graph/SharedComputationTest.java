package org.fnde.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.List;
import org.fnde.graph.primitive.Matmul;
import org.fnde.graph.primitive.Transpose;
import org.junit.jupiter.api.Test;

class SharedComputationTest {
  private static final ArrayType VECTOR = new ArrayType(DType.FLOAT64, Shape.rows(3));
  private static final ArrayType MATRIX = new ArrayType(DType.FLOAT64, Shape.of(3, 3));

  @Test
  void cotangentsGoBackThroughEqualComputationsOnce() {
    ProgramBuilder builder = Program.builder("shared");
    Expr x = builder.input("x", VECTOR, Lifetime.STATE);
    Expr w = builder.input("w", MATRIX, Lifetime.BOUND);
    Expr once = x.matmul(w.transpose()).tanh();
    Expr again = x.matmul(w.transpose()).tanh();
    Expr value = once.times(again.sin()).sum();
    Expr seed = Expr.literal(1, DType.FLOAT64, List.of()).broadcastRows();
    List<Expr> gradients = Differentiation.vjp(List.of(value), List.of(seed), List.of(x, w));
    builder.output(Group.ATTEMPT, "x'", gradients.get(0));
    builder.output(Group.ATTEMPT, "w'", gradients.get(1));
    assertEquals(3, count(builder.build(), Matmul.class), "forward, back to x, gradient of w");
  }

  @Test
  void gradientsOfAMatrixUsedBothWaysAreNotTransposed() {
    ProgramBuilder builder = Program.builder("both ways");
    Expr x = builder.input("x", VECTOR, Lifetime.STATE);
    Expr w = builder.input("w", MATRIX, Lifetime.BOUND);
    Expr value = x.matmul(w.transpose()).tanh().matmul(w).sum();
    Expr seed = Expr.literal(1, DType.FLOAT64, List.of()).broadcastRows();
    Expr gradient = Differentiation.vjp(List.of(value), List.of(seed), List.of(w)).getFirst();
    Program program = builder.output(Group.ATTEMPT, "w'", gradient).build();
    assertEquals(
        0,
        program.nodes().stream()
            .filter(n -> n.primitive() instanceof Transpose && !n.shape().hasRows())
            .filter(n -> !n.operands().getFirst().equals(w))
            .count(),
        program.toString());
  }

  @Test
  void variablesOfNestedGradientsStayApart() {
    ProgramBuilder builder = Program.builder("nested");
    Expr x = builder.input("x", VECTOR, Lifetime.STATE);
    Expr inner =
        Differentiation.gradient(
            a -> Differentiation.gradient(b -> a.times(b.tanh()).sum(), a).sum(), x);
    Expr merged =
        Differentiation.gradient(
            a -> Differentiation.gradient(b -> b.times(b.tanh()).sum(), a).sum(), x);
    builder.output(Group.ATTEMPT, "held fixed", inner).output(Group.ATTEMPT, "moving", merged);
    Program program = builder.build();
    assertNotSame(program.output("held fixed").value(), program.output("moving").value());
  }

  private static long count(Program program, Class<?> primitive) {
    return program.nodes().stream().filter(n -> primitive.isInstance(n.primitive())).count();
  }
}
