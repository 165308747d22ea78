package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The natural logarithm. */
public record Log() implements ElementwiseUnary {
  @Override
  public String name() {
    return "log";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.of(direction.times(x.reciprocal()));
  }
}
