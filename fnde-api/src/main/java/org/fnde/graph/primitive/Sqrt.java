package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The square root. */
public record Sqrt() implements ElementwiseUnary {
  @Override
  public String name() {
    return "sqrt";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.times(y.reciprocal().times(0.5)));
  }
}
