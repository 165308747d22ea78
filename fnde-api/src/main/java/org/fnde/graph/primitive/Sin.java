package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The sine of an angle in radians. */
public record Sin() implements ElementwiseUnary {
  @Override
  public String name() {
    return "sin";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.times(x.cos()));
  }
}
