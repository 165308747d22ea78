package org.fnde.tests.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;

/**
 * A use of a primitive whose derivatives are checked.
 *
 * @param name what the test is called
 * @param primitive what it is a case of
 * @param operands dimensions of the operands
 * @param result dimensions of the result
 * @param low the least value of an operand
 * @param high the largest value of an operand
 * @param use the primitive applied to operands
 */
record PrimitiveCase(
    String name,
    Class<?> primitive,
    List<List<Integer>> operands,
    List<Integer> result,
    double low,
    double high,
    Function<List<Expr>, Expr> use) {

  /** Which operands have rows. */
  List<List<Boolean>> batches() {
    List<List<Boolean>> all = new ArrayList<>();
    for (int bits = 0; bits < 1 << operands.size(); bits++) {
      List<Boolean> rows = new ArrayList<>();
      for (int i = 0; i < operands.size(); i++) {
        rows.add((bits >> i & 1) == 1);
      }
      all.add(rows);
    }
    return primitive.getSimpleName().endsWith("Rows") && !name.startsWith("broadcast")
        ? List.of(all.getLast())
        : all;
  }

  ArrayType type(DType dtype, int operand, List<Boolean> rows) {
    return new ArrayType(dtype, new Shape(rows.get(operand), operands.get(operand)));
  }

  /** The operands as inputs x0, x1, ... of a program. */
  List<Expr> declare(ProgramBuilder builder, DType dtype, List<Boolean> rows) {
    List<Expr> x = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      x.add(builder.input("x" + i, type(dtype, i, rows), Lifetime.STATE));
    }
    return x;
  }

  /** The result y of the operands. */
  Program program(DType dtype, List<Boolean> rows) {
    ProgramBuilder builder = Program.builder(name);
    Expr y = use.apply(declare(builder, dtype, rows));
    return builder.output(Group.ATTEMPT, "y", y).build();
  }
}
