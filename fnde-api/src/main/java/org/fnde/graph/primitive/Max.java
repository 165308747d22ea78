package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The larger of two numbers, NaN if either is; equal operands share the derivative. */
public record Max() implements ElementwiseBinary {
  @Override
  public String name() {
    return "max";
  }

  @Override
  public Optional<Expr> scaled(int operand, Expr a, Expr b, Expr y, Expr direction) {
    Expr chosen = operand == 0 ? b.lessThan(a) : a.lessThan(b);
    return Optional.of(direction.times(chosen.plus(a.equalTo(b).times(0.5))));
  }
}
