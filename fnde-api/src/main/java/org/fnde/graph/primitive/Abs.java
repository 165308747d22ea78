package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The absolute value; its derivative at 0 is 0. */
public record Abs() implements ElementwiseUnary {
  @Override
  public String name() {
    return "abs";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.times(x.greaterThan(0).minus(x.lessThan(0))));
  }
}
