package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/**
 * Compares two numbers: 1 where the relation holds, 0 elsewhere, in the operands' element type. A
 * comparison with NaN does not hold.
 *
 * @param relation the relation between the first and the second operand
 */
public record Compare(Relation relation) implements ElementwiseBinary {

  /** A relation of two numbers. */
  public enum Relation {
    /** a &lt; b. */
    LESS,
    /** a &lt;= b. */
    LESS_OR_EQUAL,
    /** a == b. */
    EQUAL
  }

  @Override
  public String name() {
    return "compare " + relation;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    return Elementwise.common(x);
  }

  @Override
  public Optional<Expr> scaled(int operand, Expr a, Expr b, Expr y, Expr direction) {
    return Optional.empty();
  }
}
