package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The difference. */
public record Sub() implements ElementwiseBinary {
  @Override
  public String name() {
    return "sub";
  }

  @Override
  public Optional<Expr> scaled(int operand, Expr a, Expr b, Expr y, Expr direction) {
    return Optional.of(operand == 0 ? direction : direction.negate());
  }
}
