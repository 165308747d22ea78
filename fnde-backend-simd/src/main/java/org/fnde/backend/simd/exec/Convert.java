package org.fnde.backend.simd.exec;

import org.fnde.graph.DType;

/** Rounds dense values to another element type. */
public final class Convert implements Instruction {
  private final Ref x;
  private final Ref y;
  private final DType to;
  private final int size;

  public Convert(Ref x, Ref y, DType to) {
    this.x = x;
    this.y = y;
    this.to = to;
    this.size = y.size();
  }

  @Override
  public void run(Frame f) {
    int n = y.perRow() ? size * f.length : size;
    Object from = f.arrays[x.array()];
    Object into = f.arrays[y.array()];
    int xo = x.start(f);
    int yo = y.start(f);
    if (from instanceof float[] s) {
      widen(s, xo, (double[]) into, yo, n);
    } else if (into instanceof float[] t) {
      narrow((double[]) from, xo, t, yo, n);
    } else {
      same((double[]) from, xo, (double[]) into, yo, n);
    }
  }

  private void widen(float[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = to == DType.INT32 ? (int) x[xo + i] : x[xo + i];
    }
  }

  private static void narrow(double[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = (float) x[xo + i];
    }
  }

  private void same(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = to == DType.INT32 ? (int) x[xo + i] : x[xo + i];
    }
  }
}
