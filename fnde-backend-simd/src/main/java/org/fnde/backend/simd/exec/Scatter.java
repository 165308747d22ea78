package org.fnde.backend.simd.exec;

import java.util.Arrays;

/** Adds entries to zeros along one axis, by an index that is shared or differs from row to row. */
public final class Scatter implements Instruction {
  private final Ref x;
  private final Ref y;
  private final Entries entries;

  /**
   * A transposed selection.
   *
   * @param x the entries, strided or dense
   * @param index a vector
   * @param y what they are added to, dense
   * @param axis the axis, counted from the first
   */
  public Scatter(Ref x, Ref index, Ref y, int axis) {
    this.x = x;
    this.y = y;
    this.entries = new Entries(y, x, index, axis);
  }

  @Override
  public void run(Frame f) {
    int rows = y.perRow() ? f.length : 1;
    int start = y.start(f);
    int end = start + y.size() * y.unit(f);
    Object target = f.arrays[y.array()];
    if (target instanceof float[] floats) {
      Arrays.fill(floats, start, end, 0);
    } else {
      Arrays.fill((double[]) target, start, end, 0);
    }
    int step = entries.perRow() ? 1 : rows;
    for (int j = 0; j < entries.count(); j++) {
      for (int r = 0; r < rows; r += step) {
        add(f, entries.selected(j), entries.indexed(f, j, r), r, step);
      }
    }
  }

  private void add(Frame f, int from, int to, int row, int count) {
    Object source = f.arrays[x.array()];
    Object target = f.arrays[y.array()];
    int start = x.start(f) + from * x.unit(f) + (x.perRow() ? row : 0);
    int end = y.start(f) + to * y.unit(f) + row;
    int stride = x.perRow() ? 1 : 0;
    for (int i = 0; i < entries.indexed.length; i++) {
      int at = start + entries.selected[i] * x.unit(f);
      int put = end + entries.indexed[i] * y.unit(f);
      if (target instanceof float[] floats) {
        add((float[]) source, at, stride, floats, put, count);
      } else {
        add((double[]) source, at, stride, (double[]) target, put, count);
      }
    }
  }

  private static void add(float[] x, int at, int stride, float[] y, int put, int count) {
    for (int r = 0; r < count; r++) {
      y[put + r] += x[at + r * stride];
    }
  }

  private static void add(double[] x, int at, int stride, double[] y, int put, int count) {
    for (int r = 0; r < count; r++) {
      y[put + r] += x[at + r * stride];
    }
  }
}
