package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** {@code exp(x) - 1}, accurate near 0. */
public record Expm1() implements ElementwiseUnary {
  @Override
  public String name() {
    return "expm1";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.times(y.plus(1)));
  }
}
