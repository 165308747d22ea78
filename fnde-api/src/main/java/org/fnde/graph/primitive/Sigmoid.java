package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The logistic function {@code 1 / (1 + exp(-x))}. */
public record Sigmoid() implements ElementwiseUnary {
  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.times(y.times(y.negate().plus(1))));
  }
}
