package org.fnde.tests.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.*;
import org.fnde.graph.primitive.Compare.Relation;

/** Cases of all primitives; dimensions differ, so that a stack can be as long as each of them. */
final class PrimitiveCases {
  private static final List<Integer> MATRIX = List.of(2, 3);
  private final List<PrimitiveCase> cases = new ArrayList<>();

  private PrimitiveCases() {}

  static List<PrimitiveCase> all() {
    PrimitiveCases c = new PrimitiveCases();
    c.addLeaves();
    c.addUnary();
    c.addBinary();
    c.addSelect();
    c.addStructural();
    c.addReductions();
    c.addProducts();
    c.addIndexed();
    c.addCalls();
    return c.cases;
  }

  private void add(Primitive p, List<List<Integer>> operands, List<Integer> result) {
    add(p.name(), p, operands, result, x -> Expr.of(p, x));
  }

  private void add(
      String name,
      Primitive p,
      List<List<Integer>> operands,
      List<Integer> result,
      Function<List<Expr>, Expr> use) {
    cases.add(new PrimitiveCase(name, p.getClass(), operands, result, 0.3, 1.7, use));
  }

  private void addLeaves() {
    List<List<Integer>> scalar = List.of(List.of());
    ArrayType type = ArrayType.scalar();
    add("input", new Input("x0", type, Lifetime.STATE), scalar, List.of(), List::getFirst);
    add("literal", new Literal(2, type), scalar, List.of(), x -> x.getFirst().plus(2));
    add(
        "iota",
        new Iota(DType.FLOAT64, 3),
        scalar,
        List.of(3),
        x -> x.getFirst().times(ArrayOps.iota(x.getFirst().dtype(), 3)));
    add(
        "rowCount",
        new RowCount(DType.FLOAT64),
        scalar,
        List.of(),
        x -> x.getFirst().times(ArrayOps.rowCount(x.getFirst().dtype())));
  }

  private void addUnary() {
    List<ElementwiseUnary> unary =
        List.of(
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
            new Floor());
    unary.forEach(p -> add(p, List.of(MATRIX), MATRIX));
    add(
        "abs of negative",
        new Abs(),
        List.of(MATRIX),
        MATRIX,
        x -> Expr.of(new Abs(), x.getFirst().negate()));
    add(
        "cast",
        new Cast(DType.FLOAT64),
        List.of(MATRIX),
        MATRIX,
        x -> x.getFirst().cast(DType.FLOAT64).square().cast(x.getFirst().dtype()));
  }

  private void addBinary() {
    List<ElementwiseBinary> binary =
        List.of(
            new Add(),
            new Sub(),
            new Mul(),
            new Div(),
            new Max(),
            new Min(),
            new Compare(Relation.LESS),
            new Compare(Relation.LESS_OR_EQUAL),
            new Compare(Relation.EQUAL));
    binary.forEach(p -> add(p, List.of(MATRIX, MATRIX), MATRIX));
  }

  private void addSelect() {
    add(
        "select",
        new Select(),
        List.of(MATRIX, MATRIX, MATRIX),
        MATRIX,
        x -> Expr.of(new Select(), x.get(0).lessThan(1), x.get(1), x.get(2)));
  }

  private void addStructural() {
    List<Integer> cube = List.of(2, 3, 4);
    add(new Reshape(2, List.of(6)), List.of(MATRIX), List.of(6));
    add(new Reshape(1, List.of(1, 3)), List.of(MATRIX), List.of(2, 1, 3));
    add(new Reshape(0, List.of(1)), List.of(List.of()), List.of(1));
    add(new Transpose(List.of(1, 0)), List.of(cube), List.of(2, 4, 3));
    add(new Transpose(List.of(2, 0, 1)), List.of(cube), List.of(4, 2, 3));
    add(new Broadcast(List.of(2, 3)), List.of(List.of(1, 3)), MATRIX);
    add(new Broadcast(List.of(4, 3)), List.of(List.of(2, 1, 1)), List.of(2, 4, 3));
    add(new BroadcastRows(), List.of(MATRIX), MATRIX);
    add(new Slice(-1, 1, 3), List.of(MATRIX), List.of(2, 2));
    add(new Slice(-2, 0, 1), List.of(MATRIX), List.of(1, 3));
    add(new Pad(-1, 1, 2), List.of(MATRIX), List.of(2, 6));
    add(new Pad(-2, 0, 1), List.of(MATRIX), List.of(3, 3));
    add(new Concatenate(-1), List.of(MATRIX, List.of(2, 1)), List.of(2, 4));
    add(new Concatenate(-2), List.of(MATRIX, List.of(1, 3), MATRIX), List.of(5, 3));
  }

  private void addReductions() {
    List<Integer> cube = List.of(2, 3, 4);
    add(new Sum(-1), List.of(cube), List.of(2, 3, 1));
    add(new Sum(-3), List.of(cube), List.of(1, 3, 4));
    add(new ReduceMax(-1), List.of(MATRIX), List.of(2, 1));
    add(new ReduceMax(-2), List.of(cube), List.of(2, 1, 4));
    add(new SumRows(), List.of(MATRIX), MATRIX);
    add(new MaxRows(), List.of(MATRIX), MATRIX);
  }

  private void addProducts() {
    add(new Matmul(), List.of(List.of(2, 3), List.of(3, 4)), List.of(2, 4));
    add(new Matmul(), List.of(List.of(5, 2, 3), List.of(3, 4)), List.of(5, 2, 4));
    add(new Matmul(), List.of(List.of(2, 3), List.of(5, 3, 4)), List.of(5, 2, 4));
    add(new Matmul(), List.of(List.of(5, 2, 3), List.of(5, 3, 4)), List.of(5, 2, 4));
    add(new Matmul(), List.of(List.of(1, 2, 3), List.of(5, 3, 4)), List.of(5, 2, 4));
    addSolve(List.of(3, 3), List.of(3, 2), List.of(3, 2));
    addSolve(List.of(4, 3, 3), List.of(3, 2), List.of(4, 3, 2));
    addSolve(List.of(3, 3), List.of(4, 3, 2), List.of(4, 3, 2));
    addSolve(List.of(1, 3, 3), List.of(4, 3, 2), List.of(4, 3, 2));
  }

  /** Indices are not differentiated, nor do they change where operands are moved a little. */
  private void addIndexed() {
    List<Integer> cube = List.of(2, 3, 4);
    addIndexed(new Gather(-1), cube, 5, List.of(2, 3, 5));
    addIndexed(new Gather(-2), cube, 1, List.of(2, 1, 4));
    addIndexed(new ScatterAdd(-1, 5), cube, 4, List.of(2, 3, 5));
    addIndexed(new ScatterAdd(-3, 1), cube, 2, List.of(1, 3, 4));
    add(
        "knotIndex",
        new KnotIndex(),
        List.of(List.of(3), List.of(2)),
        List.of(2),
        x -> {
          Expr knots = x.get(0).plus(ArrayOps.iota(x.get(0).dtype(), 3));
          return knots.knotIndex(x.get(1)).cast(x.get(1).dtype()).times(x.get(1));
        });
  }

  private void addIndexed(Primitive p, List<Integer> values, int count, List<Integer> result) {
    List<List<Integer>> operands = List.of(values, List.of(count));
    add(
        p.name(),
        p,
        operands,
        result,
        x -> {
          Expr places = x.get(1).times(0).plus(ArrayOps.iota(x.get(1).dtype(), count));
          return Expr.of(p, x.get(0), places.cast(DType.INT32));
        });
  }

  /** A matrix that is dominated by its diagonal. */
  private void addSolve(List<Integer> a, List<Integer> b, List<Integer> y) {
    add(
        "solve",
        new Solve(),
        List.of(a, b),
        y,
        x -> {
          Expr index = ArrayOps.iota(x.getFirst().dtype(), a.getLast());
          Expr diagonal = index.insertAxis(-1).equalTo(index).times(6);
          return Expr.of(new Solve(), x.get(0).plus(diagonal), x.get(1));
        });
  }

  private void addCalls() {
    add(
        "call",
        new Call(called(DType.FLOAT64, false), 0),
        List.of(MATRIX, MATRIX),
        MATRIX,
        this::call);
    cases.add(
        new PrimitiveCase("host call", HostCall.class, List.of(), List.of(), 0, 1, x -> literal()));
  }

  private static Expr literal() {
    return Expr.literal(0, DType.FLOAT64, Collections.emptyList());
  }

  private Expr call(List<Expr> x) {
    boolean rows = x.stream().anyMatch(o -> o.shape().hasRows());
    List<Expr> operands = rows ? x.stream().map(Expr::broadcastRows).toList() : x;
    Map<String, Expr> results =
        called(x.getFirst().dtype(), rows).call(Map.of("a", operands.get(0), "b", operands.get(1)));
    return results.get("product").plus(results.get("sine"));
  }

  private static Program called(DType dtype, boolean rows) {
    ProgramBuilder builder = Program.builder("callee");
    ArrayType type = new ArrayType(dtype, new Shape(rows, MATRIX));
    Expr a = builder.input("a", type, Lifetime.STATE);
    Expr b = builder.input("b", type, Lifetime.STATE);
    builder.output(Group.ATTEMPT, "product", a.times(b));
    return builder.output(Group.ATTEMPT, "sine", a.sin()).build();
  }
}
