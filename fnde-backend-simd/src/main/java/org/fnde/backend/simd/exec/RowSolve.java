package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;

/** Solves small linear systems, row by row; leading axes are visited one by one. */
public final class RowSolve<A> implements Instruction {
  private final Kernels<A> kernels;
  private final int scratch;
  private final Ref a;
  private final Ref b;
  private final Ref y;
  private final Batches batches;
  private final int n;
  private final int m;

  /**
   * A solution; the right-hand side is dense in its last two axes, the result is dense.
   *
   * @param scratch the number of the scratch array
   */
  public RowSolve(Kernels<A> kernels, int scratch, Ref a, Ref b, Ref y) {
    this.kernels = kernels;
    this.scratch = scratch;
    this.a = a;
    this.b = b;
    this.y = y;
    int rank = y.dims().length;
    this.n = y.dims()[rank - 2];
    this.m = y.dims()[rank - 1];
    this.batches = new Batches(y.dims(), 2, a, b, y);
  }

  @Override
  public int scratch(int rows) {
    return kernels.rowMatrices().rowSolveScratch(n, m);
  }

  @Override
  public void run(Frame f) {
    int rows = y.perRow() ? f.length : 1;
    A x = f.array(a.array());
    A z = f.array(b.array());
    A to = f.array(y.array());
    A work = f.array(scratch);
    int r = y.dims().length;
    for (int i = 0; i < batches.count(); i++) {
      kernels
          .rowMatrices()
          .rowSolve(
              x,
              batches.start(f, 0, i),
              a.strides()[r - 2],
              a.strides()[r - 1],
              z,
              batches.start(f, 1, i),
              to,
              batches.start(f, 2, i),
              n,
              m,
              rows,
              work,
              0);
    }
  }
}
