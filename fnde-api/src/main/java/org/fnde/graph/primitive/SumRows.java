package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/** The sum over all rows, a shared value. */
public record SumRows() implements Reduction {
  @Override
  public String name() {
    return "sumRows";
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    return RowReduction.type(x.getFirst());
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    return tangents.getFirst().map(t -> Expr.of(this, t));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    return Optional.of(cotangent);
  }
}
