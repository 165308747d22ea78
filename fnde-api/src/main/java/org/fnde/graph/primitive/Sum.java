package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/**
 * The sum along one axis, which keeps the length 1.
 *
 * @param axis the axis, counted from the last
 */
public record Sum(int axis) implements Reduction {
  @Override
  public String name() {
    return "sum axis " + axis;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    ArrayType operand = Elementwise.real(x.getFirst());
    return operand.with(operand.shape().withDim(axis, 1));
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    return tangents.getFirst().map(t -> Expr.of(this, t));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    return Optional.of(Expr.of(new Broadcast(x.getFirst().shape().last(-axis)), cotangent));
  }
}
