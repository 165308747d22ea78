package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The quotient. */
public record Div() implements ElementwiseBinary {
  @Override
  public String name() {
    return "div";
  }

  @Override
  public Optional<Expr> scaled(int operand, Expr a, Expr b, Expr y, Expr direction) {
    Expr quotient = direction.dividedBy(b);
    return Optional.of(operand == 0 ? quotient : quotient.times(y).negate());
  }
}
