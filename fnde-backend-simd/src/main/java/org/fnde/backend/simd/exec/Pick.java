package org.fnde.backend.simd.exec;

import java.util.Arrays;

/** Copies entries along one axis, by an index that is shared or differs from row to row. */
public final class Pick implements Instruction {
  private final Ref x;
  private final Ref y;
  private final Entries entries;

  /**
   * A selection.
   *
   * @param x where entries are taken from, strided or dense; may be rows of a larger array
   * @param index a vector
   * @param y the entries, dense
   * @param axis the axis, counted from the first
   */
  public Pick(Ref x, Ref index, Ref y, int axis) {
    this.x = x;
    this.y = y;
    this.entries = new Entries(x, y, index, axis);
  }

  @Override
  public void run(Frame f) {
    int rows = y.perRow() ? f.length : 1;
    int step = entries.perRow() ? 1 : rows;
    for (int j = 0; j < entries.count(); j++) {
      for (int r = 0; r < rows; r += step) {
        copy(f, entries.indexed(f, j, r), entries.selected(j), r, step);
      }
    }
  }

  private void copy(Frame f, int from, int to, int row, int count) {
    Object source = f.arrays[x.array()];
    Object target = f.arrays[y.array()];
    int start = x.start(f) + from * x.unit(f) + (x.perRow() ? row : 0);
    int end = y.start(f) + to * y.unit(f) + row;
    for (int i = 0; i < entries.indexed.length; i++) {
      int at = start + entries.indexed[i] * x.unit(f);
      int put = end + entries.selected[i] * y.unit(f);
      if (x.perRow() || count == 1) {
        move(source, at, target, put, count);
      } else if (target instanceof float[] floats) {
        Arrays.fill(floats, put, put + count, ((float[]) source)[at]);
      } else {
        Arrays.fill((double[]) target, put, put + count, ((double[]) source)[at]);
      }
    }
  }

  private static void move(Object source, int from, Object target, int to, int count) {
    if (count > 1) {
      System.arraycopy(source, from, target, to, count);
    } else if (target instanceof float[] floats) {
      floats[to] = ((float[]) source)[from];
    } else {
      ((double[]) target)[to] = ((double[]) source)[from];
    }
  }
}
