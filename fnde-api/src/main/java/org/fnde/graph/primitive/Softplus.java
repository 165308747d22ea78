package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** {@code log(1 + exp(x))}, without overflow. */
public record Softplus() implements ElementwiseUnary {
  @Override
  public String name() {
    return "softplus";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.times(x.sigmoid()));
  }
}
