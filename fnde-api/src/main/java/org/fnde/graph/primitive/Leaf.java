package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.Expr;

/** A primitive without operands; as such it has no derivative. */
public sealed interface Leaf extends Primitive permits Input, Literal, Iota, RowCount {

  @Override
  default Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    return Optional.empty();
  }

  @Override
  default Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    return Optional.empty();
  }
}
