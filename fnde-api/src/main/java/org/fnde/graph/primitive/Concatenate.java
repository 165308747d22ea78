package org.fnde.graph.primitive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/**
 * Joins arrays along one axis.
 *
 * @param axis the axis, counted from the last
 */
public record Concatenate(int axis) implements Primitive {
  @Override
  public String name() {
    return "concatenate axis " + axis;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    if (x.isEmpty()) {
      throw new IllegalArgumentException("needs at least one array");
    }
    int length = 0;
    List<ArrayType> others = new ArrayList<>();
    for (ArrayType t : x) {
      length += t.shape().dim(axis);
      others.add(t.with(t.shape().withDim(axis, 1)));
    }
    ArrayType common = Elementwise.common(others);
    return common.with(common.shape().withDim(axis, length));
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    Optional<Expr> any = tangents.stream().flatMap(Optional::stream).findFirst();
    return any.map(t -> Expr.of(this, filled(x, t, tangents)));
  }

  private List<Expr> filled(List<Expr> x, Expr some, List<Optional<Expr>> tangents) {
    List<Expr> all = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      Shape shape = some.shape().withDim(axis, x.get(i).shape().dim(axis));
      all.add(tangents.get(i).orElseGet(() -> Expr.literal(0, some.dtype(), shape.dims())));
    }
    return all;
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    int from = 0;
    for (int i = 0; i < operand; i++) {
      from += x.get(i).shape().dim(axis);
    }
    int to = from + x.get(operand).shape().dim(axis);
    return Optional.of(Expr.of(new Slice(axis, from, to), cotangent));
  }
}
