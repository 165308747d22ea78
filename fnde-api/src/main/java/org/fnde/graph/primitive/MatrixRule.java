package org.fnde.graph.primitive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Broadcasting;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/** Shape rules and broadcasting of leading axes that matrix primitives share. */
final class MatrixRule {
  private MatrixRule() {}

  /** The type of a product-like primitive whose operands agree in one axis each. */
  static ArrayType type(List<ArrayType> x, int axisOfA, int axisOfB, String what) {
    ArrayType a = x.get(0);
    ArrayType b = x.get(1);
    if (a.dtype() != b.dtype() || !a.dtype().isFloat()) {
      throw new IllegalArgumentException(a + " x " + b + ": need one floating-point element type");
    }
    if (a.shape().rank() < 2 || b.shape().rank() < 2) {
      throw new IllegalArgumentException(a + " x " + b + ": need two axes at least");
    }
    if (a.shape().dim(axisOfA) != b.shape().dim(axisOfB)) {
      throw new IllegalArgumentException(
          a.shape()
              + " x "
              + b.shape()
              + ": "
              + what
              + " "
              + a.shape().dim(axisOfA)
              + " != "
              + b.shape().dim(axisOfB));
    }
    List<Integer> dims =
        new ArrayList<>(Broadcasting.common(a.shape().leading(2), b.shape().leading(2)));
    dims.add(a.shape().dim(-2));
    dims.add(b.shape().dim(-1));
    return a.with(new Shape(a.shape().hasRows() || b.shape().hasRows(), dims));
  }

  /**
   * Gives a stacked tangent of an operand of lower rank the result's rank below its stack, so that
   * the stack meets no axis that the other operand has.
   */
  static Expr aligned(Expr tangent, Expr operand, Expr y) {
    int rank = operand.shape().rank();
    int missing = y.shape().rank() - rank;
    if (missing == 0 || tangent.shape().rank() == rank) {
      return tangent;
    }
    List<Integer> dims = new ArrayList<>(Collections.nCopies(missing, 1));
    dims.addAll(operand.shape().dims());
    return Expr.of(new Reshape(rank, dims), tangent);
  }

  /** Sums a contribution over the leading axes that the operand was repeated along. */
  static Expr unbroadcast(Expr contribution, Expr operand, Expr y) {
    Expr g = contribution;
    int rank = y.shape().rank();
    for (int axis = -3; axis >= -rank; axis--) {
      boolean absent = -axis > operand.shape().rank();
      if (absent || operand.shape().dim(axis) != y.shape().dim(axis)) {
        g = Expr.of(new Sum(axis), g);
      }
    }
    return operand.shape().rank() == rank
        ? g
        : Expr.of(new Reshape(rank, operand.shape().dims()), g);
  }
}
