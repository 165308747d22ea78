package org.fnde.backend.simd.exec;

/** Finds the pieces of a partition that times lie in, by bisection. */
public final class Locate implements Instruction {
  private final Ref knots;
  private final Ref times;
  private final Ref y;

  /**
   * A search.
   *
   * @param knots a vector, increasing
   * @param times a vector
   * @param y as long as the times, dense
   */
  public Locate(Ref knots, Ref times, Ref y) {
    this.knots = knots;
    this.times = times;
    this.y = y;
  }

  @Override
  public void run(Frame f) {
    double[] to = f.array(y.array());
    int rows = y.perRow() ? f.length : 1;
    boolean repeats = !knots.perRow() && !times.perRow();
    for (int j = 0; j < y.size(); j++) {
      int at = y.start(f) + j * y.unit(f);
      for (int r = 0; r < rows; r++) {
        to[at + r] = repeats && r > 0 ? to[at] : find(f, j, r);
      }
    }
  }

  /** Counts the inner knots that are less than the time. */
  private int find(Frame f, int j, int row) {
    double t = at(f, times, j, row);
    int low = 0;
    int high = knots.dims()[0] - 2;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (at(f, knots, middle, row) < t) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static double at(Frame f, Ref x, int i, int row) {
    int at = x.start(f) + i * x.strides()[0] * x.unit(f) + (x.perRow() ? row : 0);
    Object array = f.arrays[x.array()];
    return array instanceof float[] floats ? floats[at] : ((double[]) array)[at];
  }
}
