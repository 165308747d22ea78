package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;

/** Sums or takes the largest along one axis of a dense value. */
public final class AxisReduce<A> implements Instruction {
  private final Kernels<A> kernels;
  private final boolean largest;
  private final Ref x;
  private final Ref y;
  private final int outer;
  private final int length;
  private final int inner;

  /**
   * A reduction.
   *
   * @param outer elements before the axis
   * @param length elements along it
   * @param inner elements after it
   */
  public AxisReduce(
      Kernels<A> kernels, boolean largest, Ref x, Ref y, int outer, int length, int inner) {
    this.kernels = kernels;
    this.largest = largest;
    this.x = x;
    this.y = y;
    this.outer = outer;
    this.length = length;
    this.inner = inner;
  }

  @Override
  public void run(Frame f) {
    int n = y.perRow() ? inner * f.length : inner;
    A from = f.array(x.array());
    A to = f.array(y.array());
    if (largest) {
      kernels.reductions().max(from, x.start(f), to, y.start(f), outer, length, n);
    } else {
      kernels.reductions().sum(from, x.start(f), to, y.start(f), outer, length, n);
    }
  }
}
