package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;

/** Adds a weighted sum over the rows of a dense tile to partial sums, or takes their maxima. */
public final class Accumulate<A> implements Instruction {
  private final Kernels<A> kernels;
  private final boolean largest;
  private final Ref x;
  private final int weight;
  private final int sums;
  private final int at;
  private final int size;

  /**
   * An accumulation.
   *
   * @param weight the place of the weight among the scalars
   * @param sums the number of the array of accumulators
   * @param at where the accumulator begins in it
   */
  public Accumulate(Kernels<A> kernels, boolean largest, Ref x, int weight, int sums, int at) {
    this.kernels = kernels;
    this.largest = largest;
    this.x = x;
    this.weight = weight;
    this.sums = sums;
    this.at = at;
    this.size = x.size();
  }

  @Override
  public void run(Frame f) {
    A from = f.array(x.array());
    A to = f.array(sums);
    if (largest) {
      kernels.reductions().maxRows(from, x.start(f), size, f.length, f.valid, to, at);
    } else {
      double[] scalars = f.array(Frame.POOL64);
      kernels
          .reductions()
          .sumRows(from, x.start(f), size, f.length, f.valid, scalars[weight], to, at);
    }
  }
}
