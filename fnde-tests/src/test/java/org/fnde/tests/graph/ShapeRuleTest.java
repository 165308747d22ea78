package org.fnde.tests.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Differentiation;
import org.fnde.graph.Expr;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Shape;
import org.fnde.graph.TraceException;
import org.fnde.graph.primitive.*;
import org.fnde.graph.primitive.Compare.Relation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What shapes primitives take and give, and what is said of others. */
class ShapeRuleTest {
  private static final Expr A = input(DType.FLOAT64, Shape.of(2, 3));
  private static final Expr ROWS = input(DType.FLOAT64, Shape.rows(2, 3));
  private static final Expr LONG = input(DType.FLOAT64, Shape.of(2, 4));
  private static final Expr VECTOR = input(DType.FLOAT64, Shape.of(3));
  private static final Expr SINGLE = input(DType.FLOAT32, Shape.of(2, 3));
  private static final Expr WHOLE = input(DType.INT32, Shape.of(2, 3));

  private static Expr input(DType dtype, Shape shape) {
    return Expr.of(new Input("x", new ArrayType(dtype, shape), Lifetime.STATE));
  }

  @TestFactory
  Stream<DynamicTest> resultsHaveTheRightType() {
    return PrimitiveCases.all().stream()
        .filter(c -> c.primitive() != HostCall.class)
        .flatMap(c ->
            c.batches().stream()
                .map(rows ->
                    dynamicTest(
                        c.name() + rows,
                        () -> {
                          Expr y = c.program(DType.FLOAT64, rows).output("y").value();
                          assertEquals(c.result(), y.shape().dims());
                          assertEquals(DType.FLOAT64, y.dtype());
                        })));
  }

  @Test
  void rowsSpreadExceptThroughRowReductions() {
    assertTrue(ROWS.plus(A).shape().hasRows());
    assertTrue(A.matmul(ROWS.transpose()).shape().hasRows());
    assertEquals(Shape.of(2, 3), ROWS.sumRows().shape());
    assertEquals(Shape.of(2, 3), ROWS.maxRows().shape());
    assertEquals(Shape.rows(2, 3), A.broadcastRows().shape());
  }

  private record Wrong(Primitive primitive, List<Expr> operands) {}

  @TestFactory
  Stream<DynamicTest> wrongOperandsAreNamedWithTheLineOfTheCaller() {
    return wrong()
        .map(w ->
            dynamicTest(
                w.primitive().name() + w.operands(),
                () -> {
                  String message =
                      assertThrows(TraceException.class, () -> Expr.of(w.primitive(), w.operands()))
                          .getMessage();
                  assertTrue(message.contains(w.primitive().name()), message);
                  w.operands()
                      .forEach(x -> assertTrue(message.contains(x.type().toString()), message));
                  assertTrue(message.contains("ShapeRuleTest.java:"), message);
                }));
  }

  private static Stream<Wrong> wrong() {
    return Stream.of(wrongElements(), wrongAxes(), wrongPairs(), wrongLists()).flatMap(s -> s);
  }

  private static Stream<Wrong> wrongElements() {
    return Stream.of(
            new Neg(),
            new Abs(),
            new Sqrt(),
            new Exp(),
            new Expm1(),
            new Log(),
            new Log1p(),
            new Sin(),
            new Cos(),
            new Tanh(),
            new Sigmoid(),
            new Softplus(),
            new Floor(),
            new Sum(-1),
            new ReduceMax(-1))
        .map(p -> new Wrong(p, List.of(WHOLE)));
  }

  private static Stream<Wrong> wrongAxes() {
    return Stream.of(
            new Sum(-3),
            new Sum(0),
            new ReduceMax(-3),
            new Slice(-3, 0, 1),
            new Slice(-1, 1, 1),
            new Slice(-1, -1, 2),
            new Slice(-1, 0, 4),
            new Pad(-3, 1, 1),
            new Pad(-1, -1, 0),
            new Transpose(List.of(2, 1, 0)),
            new Reshape(3, List.of(6)),
            new Reshape(2, List.of(5)),
            new Broadcast(List.of(4, 3)),
            new Broadcast(List.of(1, 2, 3)),
            new SumRows(),
            new MaxRows())
        .map(p -> new Wrong(p, List.of(A)));
  }

  private static Stream<Wrong> wrongPairs() {
    List<List<Expr>> pairs = List.of(List.of(A, LONG), List.of(A, SINGLE), List.of(WHOLE, WHOLE));
    return Stream.of(new Add(), new Sub(), new Mul(), new Div(), new Max(), new Min())
        .flatMap(p -> pairs.stream().map(pair -> new Wrong(p, pair)));
  }

  private static Stream<Wrong> wrongLists() {
    Compare less = new Compare(Relation.LESS);
    return Stream.of(
        new Wrong(less, List.of(A, VECTOR)),
        new Wrong(less, List.of(A, WHOLE)),
        new Wrong(new Select(), List.of(WHOLE, A, A)),
        new Wrong(new Select(), List.of(A, LONG, A)),
        new Wrong(new Concatenate(-1), List.of(A, VECTOR)),
        new Wrong(new Concatenate(-2), List.of(A, LONG)),
        new Wrong(new Concatenate(-1), List.of(A, SINGLE)),
        new Wrong(new Concatenate(-1), List.of()),
        new Wrong(new Matmul(), List.of(A, LONG)),
        new Wrong(new Matmul(), List.of(A, VECTOR)),
        new Wrong(new Matmul(), List.of(SINGLE, A)),
        new Wrong(new Solve(), List.of(A, A)),
        new Wrong(new RowCount(DType.INT32), List.of()));
  }

  @TestFactory
  Stream<DynamicTest> methodsNameShapesAndTheLineOfTheCaller() {
    List<Supplier<Expr>> calls =
        List.of(
            () -> A.plus(LONG),
            () -> A.times(SINGLE),
            () -> A.select(LONG, A),
            () -> A.matmul(LONG),
            () -> A.insertAxis(-5),
            () -> A.insertAxis(0),
            () -> A.removeAxis(-1),
            () -> A.removeAxis(-4),
            () -> A.removeAxis(0),
            () -> A.reshape(4),
            () -> A.reshape(0, 6),
            () -> A.broadcastTo(List.of(3)),
            () -> A.broadcastTo(List.of(2, 5)),
            () -> A.transpose(List.of(0, 0)),
            () -> VECTOR.transpose(),
            () -> A.sum(-3),
            () -> A.maxAlong(1),
            () -> A.slice(-1, 2, 9),
            () -> A.at(3),
            () -> A.sumRows(),
            () -> Stream.of(A).map(Expr::sumRows).toList().getFirst(),
            () -> A.solve(VECTOR),
            () -> ArrayOps.concatenate(-2, List.of(A, LONG)),
            () -> ArrayOps.concatenate(-1, List.of()),
            () -> ArrayOps.iota(DType.FLOAT32, 0),
            () -> A.gather(-1, VECTOR),
            () -> A.gather(-3, ArrayOps.iota(DType.INT32, 2)),
            () -> A.knotIndex(VECTOR),
            () -> VECTOR.knotIndex(A),
            () -> VECTOR.knotIndex(ArrayOps.iota(DType.INT32, 2)),
            () -> VECTOR.slice(-1, 0, 1).knotIndex(VECTOR),
            () -> Expr.of(new ScatterAdd(-1, 4), A, ArrayOps.iota(DType.INT32, 1)),
            () -> WHOLE.exp());
    return named(calls);
  }

  @TestFactory
  Stream<DynamicTest> derivativesNameShapesAndTheLineOfTheCaller() {
    List<Supplier<Expr>> calls =
        List.of(
            () -> Differentiation.gradient(Expr::square, A),
            () -> Differentiation.jacobian(Expr::square, A),
            () -> Differentiation.jacobian(Expr::sum, VECTOR),
            () -> Differentiation.vjp(List.of(A), List.of(LONG), List.of(A)).getFirst(),
            () -> Differentiation.vjp(List.of(A), List.of(A), List.of(WHOLE)).getFirst(),
            () -> Differentiation.jvp(List.of(A), List.of(A), List.of(SINGLE)).getFirst());
    return named(calls);
  }

  private static Stream<DynamicTest> named(List<Supplier<Expr>> calls) {
    return IntStream.range(0, calls.size())
        .mapToObj(i ->
            dynamicTest(
                "call " + i,
                () -> {
                  String message =
                      assertThrows(TraceException.class, calls.get(i)::get).getMessage();
                  assertTrue(message.contains("["), message);
                  assertTrue(message.contains("ShapeRuleTest.java:"), message);
                }));
  }

  @Test
  void shapesAreRefusedThatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> Shape.of(0));
    assertThrows(IllegalArgumentException.class, () -> Shape.of(1 << 20, 1 << 11));
    assertThrows(IllegalArgumentException.class, () -> Shape.of(1 << 30, 1 << 30, 1 << 30));
    assertThrows(IllegalArgumentException.class, () -> Shape.of(2).dim(0));
    assertThrows(IllegalArgumentException.class, () -> Shape.of(2).dim(-2));
  }
}
