package org.fnde.graph.primitive;

import java.util.List;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;

/** The shape rule that primitives with an index share. */
final class Indexing {
  private Indexing() {}

  static void check(ArrayType index) {
    if (index.dtype() != DType.INT32 || index.shape().rank() != 1) {
      throw new IllegalArgumentException("the index is " + index + ": need an int32 vector");
    }
  }

  /** The type of the values with another length of one axis, and the rows of either operand. */
  static ArrayType type(List<ArrayType> x, int axis, int length) {
    ArrayType values = x.get(0);
    boolean rows = values.shape().hasRows() || x.get(1).shape().hasRows();
    return values.with(values.shape().withDim(axis, length).withRows(rows));
  }
}
