package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/** Repeats a shared value in every row. */
public record BroadcastRows() implements Structural {
  @Override
  public String name() {
    return "broadcastRows";
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    return x.getFirst().with(x.getFirst().shape().withRows(true));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    return Optional.of(cotangent);
  }
}
