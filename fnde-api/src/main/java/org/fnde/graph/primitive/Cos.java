package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The cosine of an angle in radians. */
public record Cos() implements ElementwiseUnary {
  @Override
  public String name() {
    return "cos";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.times(x.sin().negate()));
  }
}
