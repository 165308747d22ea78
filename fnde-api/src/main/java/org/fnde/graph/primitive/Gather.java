package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/**
 * Takes entries along one axis: {@code y[.., j, ..] = x[.., index[j], ..]} with an INT32 index
 * {@code [m]}, which may differ from row to row. An index outside the axis counts as the nearest
 * one inside.
 *
 * @param axis the axis, counted from the last
 */
public record Gather(int axis) implements Primitive {
  @Override
  public String name() {
    return "gather axis " + axis;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    Indexing.check(x.get(1));
    return Indexing.type(x, axis, x.get(1).shape().size());
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    return tangents.getFirst().map(t -> Expr.of(this, t, x.get(1)));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    int length = x.getFirst().shape().dim(axis);
    return operand == 0
        ? Optional.of(Expr.of(new ScatterAdd(axis, length), cotangent, x.get(1)))
        : Optional.empty();
  }
}
