package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;

/**
 * Adds the products of two tiles over their rows to accumulators, each with a weight of its own.
 */
public final class Contract<A> implements Instruction {

  /** The arrays that a call of the kernel reads, of one worker. */
  private record Targets(Object[] arrays, double[] weights) {}

  private final Kernels<A> kernels;
  private final int scratch;
  private final Ref x;
  private final Ref g;
  private final int count;
  private final int n;
  private final int m;
  private final int sums;
  private final int[] at;
  private final int[] weights;
  private final int targets;

  /**
   * A contraction of [count, n] with the narrower [count, m].
   *
   * @param scratch the number of the scratch array
   * @param sums the number of the array of accumulators
   * @param at where each accumulator begins in it
   * @param weights the place of each weight among the scalars
   * @param targets the number in the frame of what {@link #targets} makes
   */
  public Contract(
      Kernels<A> kernels,
      int scratch,
      Ref x,
      Ref g,
      int sums,
      int[] at,
      int[] weights,
      int targets) {
    this.kernels = kernels;
    this.scratch = scratch;
    this.x = x;
    this.g = g;
    this.n = x.dims()[x.dims().length - 1];
    this.m = g.dims()[g.dims().length - 1];
    this.count = x.size() / n;
    this.sums = sums;
    this.at = at;
    this.weights = weights;
    this.targets = targets;
  }

  /** The arrays that one worker needs. */
  public static Object targets(int count, boolean single) {
    return new Targets(single ? new float[count][] : new double[count][], new double[count]);
  }

  @Override
  public int scratch(int rows) {
    return rows * kernels.products().contractStride(m);
  }

  @Override
  @SuppressWarnings("unchecked")
  public void run(Frame f) {
    Targets t = (Targets) f.arrays[targets];
    double[] scalars = f.array(Frame.POOL64);
    for (int i = 0; i < at.length; i++) {
      t.arrays[i] = f.arrays[sums];
      t.weights[i] = scalars[weights[i]];
    }
    A a = f.array(x.array());
    A b = f.array(g.array());
    A work = f.array(scratch);
    int xo = x.start(f);
    int go = g.start(f);
    int rows = f.length;
    for (int q = 0; q < count; q++) {
      kernels.products().transpose(b, go + q * m * rows, rows, m, f.valid, work, 0);
      kernels
          .products()
          .contract(
              a,
              xo + q * n * rows,
              rows,
              n,
              work,
              0,
              m,
              f.valid,
              (A[]) t.arrays,
              at,
              t.weights,
              at.length);
    }
  }
}
