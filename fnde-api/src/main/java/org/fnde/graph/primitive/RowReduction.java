package org.fnde.graph.primitive;

import org.fnde.graph.ArrayType;

/** The shape rule that row reductions share. */
final class RowReduction {
  private RowReduction() {}

  /** The dimensions of one row, without the rows. */
  static ArrayType type(ArrayType x) {
    if (!x.shape().hasRows()) {
      throw new IllegalArgumentException(
          x + " has no rows to reduce; use broadcastRows() if every row counts once");
    }
    return Elementwise.real(x).with(x.shape().withRows(false));
  }
}
