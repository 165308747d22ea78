package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;

/**
 * Rounds every element to another type.
 *
 * @param to the element type of the result
 */
public record Cast(DType to) implements ElementwiseUnary {
  @Override
  public String name() {
    return "cast " + to;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    return new ArrayType(to, x.getFirst().shape());
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    return to.isFloat() ? tangents.getFirst().map(t -> t.cast(to)) : Optional.empty();
  }

  @Override
  public Optional<Expr> scaled(Expr x, Expr y, Expr direction) {
    boolean real = to.isFloat() && x.dtype().isFloat();
    return real ? Optional.of(direction.cast(x.dtype())) : Optional.empty();
  }
}
