package org.fnde.tests.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Differentiation;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.HostCall;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A stack of tangents or cotangents gives the stack of derivatives, also where the stack is as long
 * as a dimension of an operand, as one is, or as the number of rows.
 */
class StackedDirectionTest {
  private static final int ROWS = 3;

  @TestFactory
  Stream<DynamicTest> stacksOfEveryLength() {
    return PrimitiveCases.all().stream()
        .filter(c -> c.primitive() != HostCall.class)
        .flatMap(c ->
            c.batches().stream()
                .flatMap(rows ->
                    lengths(c).stream()
                        .map(length ->
                            dynamicTest(
                                c.name() + c.operands() + rows + " stack of " + length,
                                () -> check(c, rows, length)))));
  }

  private static Set<Integer> lengths(PrimitiveCase c) {
    Set<Integer> lengths = new TreeSet<>(Set.of(1, ROWS, 7));
    c.operands().forEach(lengths::addAll);
    lengths.addAll(c.result());
    return lengths;
  }

  private static void check(PrimitiveCase c, List<Boolean> rows, int length) {
    ProgramBuilder builder = Program.builder(c.name());
    List<Expr> x = c.declare(builder, DType.FLOAT64, rows);
    Expr y = c.use().apply(x);
    List<Expr> tangents = stacks(builder, "tangent", x, length);
    List<Expr> cotangents = stacks(builder, "cotangent", List.of(y), length);
    List<String> compared = new ArrayList<>();
    outputs(
        builder, "jvp", compared, tangents, x, length, d -> Differentiation.jvp(List.of(y), x, d));
    outputs(
        builder,
        "vjp",
        compared,
        cotangents,
        List.of(y),
        length,
        d -> Differentiation.vjp(List.of(y), d, x));
    compare(c, builder.build(), compared);
  }

  private static List<Expr> stacks(ProgramBuilder builder, String key, List<Expr> of, int length) {
    List<Expr> stacks = new ArrayList<>();
    for (Expr x : of) {
      List<Integer> dims = new ArrayList<>(x.shape().dims());
      dims.addFirst(length);
      ArrayType type = new ArrayType(x.dtype(), new Shape(x.shape().hasRows(), dims));
      stacks.add(builder.input(key + stacks.size(), type, Lifetime.STATE));
    }
    return stacks;
  }

  /** The derivative along the stacks, and the stack of the derivatives along their elements. */
  private static void outputs(
      ProgramBuilder builder,
      String key,
      List<String> compared,
      List<Expr> stacks,
      List<Expr> of,
      int length,
      Function<List<Expr>, List<Expr>> derivative) {
    List<Expr> whole = derivative.apply(stacks);
    List<List<Expr>> single =
        IntStream.range(0, length)
            .mapToObj(k ->
                derivative.apply(
                    IntStream.range(0, of.size())
                        .mapToObj(i -> element(stacks.get(i), of.get(i), k))
                        .toList()))
            .toList();
    for (int i = 0; i < whole.size(); i++) {
      for (int k = 0; k < length; k++) {
        Expr alone = single.get(k).get(i);
        builder.output(Group.ATTEMPT, key + i + "." + k, element(whole.get(i), alone, k));
        builder.output(Group.ATTEMPT, key + i + "." + k + " alone", alone);
        compared.add(key + i + "." + k);
      }
    }
  }

  private static Expr element(Expr stack, Expr of, int k) {
    int axis = -of.shape().rank() - 1;
    return stack.slice(axis, k, k + 1).removeAxis(axis);
  }

  private static void compare(PrimitiveCase c, Program program, List<String> compared) {
    DerivativeCheck check = new DerivativeCheck(ROWS);
    Map<String, Array> inputs = check.draw(program.inputs(), c.low(), c.high());
    Map<String, Array> results = check.evaluate(program, inputs);
    for (String key : compared) {
      Array expected = results.get(key + " alone");
      assertEquals(expected.type(), results.get(key).type(), key);
      for (int i = 0; i < expected.length(); i++) {
        double scale = 1 + Math.abs(expected.get(i));
        assertEquals(expected.get(i), results.get(key).get(i), 1e-13 * scale, key);
      }
    }
  }
}
