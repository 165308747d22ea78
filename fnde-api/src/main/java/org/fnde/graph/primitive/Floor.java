package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The largest integer not above the operand; its derivative is 0. */
public record Floor() implements ElementwiseUnary {
  @Override
  public String name() {
    return "floor";
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    return Optional.empty();
  }
}
