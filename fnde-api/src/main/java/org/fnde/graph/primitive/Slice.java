package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/**
 * A contiguous part of one axis.
 *
 * @param axis the axis, counted from the last
 * @param from the first index
 * @param to one past the last index
 */
public record Slice(int axis, int from, int to) implements Structural {
  @Override
  public String name() {
    return "slice axis " + axis + " " + from + ":" + to;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    Shape shape = x.getFirst().shape();
    if (from < 0 || from >= to || to > shape.dim(axis)) {
      throw new IllegalArgumentException(
          "need 0 <= from < to <= "
              + shape.dim(axis)
              + " on "
              + shape
              + ", got "
              + from
              + ":"
              + to);
    }
    return x.getFirst().with(shape.withDim(axis, to - from));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    int after = x.getFirst().shape().dim(axis) - to;
    return Optional.of(Expr.of(new Pad(axis, from, after), cotangent));
  }
}
