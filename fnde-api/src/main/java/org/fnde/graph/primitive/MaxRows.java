package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/**
 * The largest value over all rows, a shared value; NaN if one is. Equal rows share the derivative.
 */
public record MaxRows() implements Reduction {
  @Override
  public String name() {
    return "maxRows";
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    return RowReduction.type(x.getFirst());
  }

  private static Expr share(Expr x, Expr y) {
    Expr hit = x.equalTo(y);
    return hit.dividedBy(hit.sumRows());
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    return tangents.getFirst().map(t -> t.times(share(x.getFirst(), y)).sumRows());
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    return Optional.of(share(x.getFirst(), y).times(cotangent));
  }
}
