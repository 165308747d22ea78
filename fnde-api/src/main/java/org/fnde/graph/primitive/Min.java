package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The smaller of two numbers, NaN if either is; equal operands share the derivative. */
public record Min() implements ElementwiseBinary {
  @Override
  public String name() {
    return "min";
  }

  @Override
  public Optional<Expr> scaled(int operand, Expr a, Expr b, Expr y, Expr direction) {
    Expr chosen = operand == 0 ? a.lessThan(b) : b.lessThan(a);
    return Optional.of(direction.times(chosen.plus(a.equalTo(b).times(0.5))));
  }
}
