package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/**
 * Which piece of a partition a time lies in. Operands are increasing knots {@code [n]}, n at least
 * 2, and times {@code [m]}; the result is INT32 {@code [m]}. Pieces are half-open: a time in {@code
 * (knot i, knot i+1]} has index i, so one on a knot belongs to the piece on its left. The first and
 * the last piece extend to infinity; a time that is NaN has index 0. There is no derivative.
 */
public record KnotIndex() implements Primitive {
  @Override
  public String name() {
    return "knotIndex";
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    ArrayType knots = Elementwise.real(x.get(0));
    ArrayType t = x.get(1);
    if (knots.dtype() != t.dtype()) {
      throw new IllegalArgumentException("element types differ: " + x + "; cast one of them");
    }
    if (knots.shape().rank() != 1 || t.shape().rank() != 1 || knots.shape().size() < 2) {
      throw new IllegalArgumentException(
          "knots " + knots + " and times " + t + ": need vectors, and two knots at least");
    }
    boolean rows = knots.shape().hasRows() || t.shape().hasRows();
    return new ArrayType(DType.INT32, new Shape(rows, t.shape().dims()));
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    return Optional.empty();
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    return Optional.empty();
  }
}
