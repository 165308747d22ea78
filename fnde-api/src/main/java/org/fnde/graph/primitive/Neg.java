package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** {@code -x}. */
public record Neg() implements ElementwiseUnary {
  @Override
  public String name() {
    return "neg";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.negate());
  }
}
