package org.fnde.graph.primitive;

import java.util.Optional;
import org.fnde.graph.Expr;

/** The sum. */
public record Add() implements ElementwiseBinary {
  @Override
  public String name() {
    return "add";
  }

  @Override
  public Optional<Expr> scaled(int operand, Expr a, Expr b, Expr y, Expr direction) {
    return Optional.of(direction);
  }
}
