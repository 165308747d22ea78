package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/**
 * Adds zeros before and after one axis.
 *
 * @param axis the axis, counted from the last
 * @param before how many zeros come first
 * @param after how many come last
 */
public record Pad(int axis, int before, int after) implements Structural {
  @Override
  public String name() {
    return "pad axis " + axis + " " + before + ":" + after;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    if (before < 0 || after < 0) {
      throw new IllegalArgumentException("cannot pad by " + before + " and " + after);
    }
    Shape shape = x.getFirst().shape();
    return x.getFirst().with(shape.withDim(axis, shape.dim(axis) + before + after));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    int length = x.getFirst().shape().dim(axis);
    return Optional.of(Expr.of(new Slice(axis, before, before + length), cotangent));
  }
}
