package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The hyperbolic tangent. */
public record Tanh() implements ElementwiseUnary {
  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.times(y.square().negate().plus(1)));
  }
}
