package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/**
 * The largest element along one axis, which keeps the length 1; NaN if one is. Equal elements share
 * the derivative.
 *
 * @param axis the axis, counted from the last
 */
public record ReduceMax(int axis) implements Reduction {
  @Override
  public String name() {
    return "max axis " + axis;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    ArrayType operand = Elementwise.real(x.getFirst());
    return operand.with(operand.shape().withDim(axis, 1));
  }

  private Expr share(Expr x, Expr y) {
    Expr hit = x.equalTo(y);
    return hit.dividedBy(Expr.of(new Sum(axis), hit));
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    return tangents.getFirst().map(t -> Expr.of(new Sum(axis), t.times(share(x.getFirst(), y))));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    return Optional.of(share(x.getFirst(), y).times(cotangent));
  }
}
