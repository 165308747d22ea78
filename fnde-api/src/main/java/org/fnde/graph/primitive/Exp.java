package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The exponential. */
public record Exp() implements ElementwiseUnary {
  @Override
  public String name() {
    return "exp";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.times(y));
  }
}
