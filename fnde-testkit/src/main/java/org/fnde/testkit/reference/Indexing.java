package org.fnde.testkit.reference;

import org.fnde.graph.Shape;

/** Primitives that look something up. */
final class Indexing {
  private final Rounding rounding;

  Indexing(Rounding rounding) {
    this.rounding = rounding;
  }

  static void knotIndex(Value knots, Value t, Value y) {
    for (int row = 0; row < y.rows(); row++) {
      for (int j = 0; j < y.size(); j++) {
        double time = t.data()[t.start(row) + j];
        int piece = 0;
        for (int i = 1; i < knots.size() - 1; i++) {
          piece += knots.data()[knots.start(row) + i] < time ? 1 : 0;
        }
        y.data()[y.start(row) + j] = piece;
      }
    }
  }

  static void gather(int axis, Value x, Value index, Value y) {
    visit(axis, x, y, index, (from, to) -> y.data()[to] = x.data()[from]);
  }

  void scatterAdd(int axis, Value x, Value index, Value y) {
    visit(
        axis,
        y,
        x,
        index,
        (to, from) ->
            y.data()[to] = rounding.partial(y.type().dtype(), y.data()[to] + x.data()[from]));
  }

  private interface Visitor {
    void visit(int indexed, int selected);
  }

  /** Visits the elements of a selection in order, each with its place in the indexed array. */
  private static void visit(int axis, Value indexed, Value selected, Value index, Visitor visitor) {
    Shape large = indexed.type().shape();
    Shape small = selected.type().shape();
    int length = large.dim(axis);
    int inner = Structure.strides(small)[small.rank() + axis];
    int count = small.dim(axis);
    int rows = Math.max(index.rows(), Math.max(indexed.rows(), selected.rows()));
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < selected.size(); i++) {
        int j = i / inner % count;
        int k = (int) index.data()[index.start(row) + j];
        int at = Math.min(Math.max(k, 0), length - 1);
        int place = (i / inner / count * length + at) * inner + i % inner;
        visitor.visit(indexed.start(row) + place, selected.start(row) + i);
      }
    }
  }
}
