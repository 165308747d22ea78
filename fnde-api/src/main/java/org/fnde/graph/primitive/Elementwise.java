package org.fnde.graph.primitive;

import java.util.List;
import org.fnde.graph.ArrayType;

/** The shape rule that elementwise primitives share. */
final class Elementwise {
  private Elementwise() {}

  /** The operand, whose elements must be floating-point numbers. */
  static ArrayType real(ArrayType x) {
    if (!x.dtype().isFloat()) {
      throw new IllegalArgumentException(
          "needs floating-point numbers, got " + x + "; cast it, integers are not computed with");
    }
    return x;
  }

  /** Equal element types and dimensions; rows if any operand has them. */
  static ArrayType common(List<ArrayType> x) {
    ArrayType first = x.getFirst();
    boolean rows = false;
    for (ArrayType t : x) {
      if (t.dtype() != first.dtype()) {
        throw new IllegalArgumentException(
            "element types differ: " + x + "; cast one of them, mixing is never implicit");
      }
      if (!t.shape().dims().equals(first.shape().dims())) {
        throw new IllegalArgumentException("dimensions differ: " + x);
      }
      rows |= t.shape().hasRows();
    }
    return first.with(first.shape().withRows(rows));
  }
}
