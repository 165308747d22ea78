package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** {@code log(1 + x)}, accurate near 0. */
public record Log1p() implements ElementwiseUnary {
  @Override
  public String name() {
    return "log1p";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.times(x.plus(1).reciprocal()));
  }
}
