package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;

/** Products of small matrices, row by row; leading axes are visited one by one. */
public final class RowProduct<A> implements Instruction {
  private final Kernels<A> kernels;
  private final Ref a;
  private final Ref b;
  private final Ref y;
  private final Batches batches;
  private final int n;
  private final int k;
  private final int m;

  /** A product of views of equal leading dimensions; the result is dense. */
  public RowProduct(Kernels<A> kernels, Ref a, Ref b, Ref y) {
    this.kernels = kernels;
    this.a = a;
    this.b = b;
    this.y = y;
    int rank = y.dims().length;
    this.n = y.dims()[rank - 2];
    this.k = a.dims()[rank - 1];
    this.m = y.dims()[rank - 1];
    this.batches = new Batches(y.dims(), 2, a, b, y);
  }

  @Override
  public void run(Frame f) {
    int rows = y.perRow() ? f.length : 1;
    A x = f.array(a.array());
    A z = f.array(b.array());
    A to = f.array(y.array());
    int r = y.dims().length;
    for (int i = 0; i < batches.count(); i++) {
      kernels
          .rowMatrices()
          .rowProduct(
              x,
              batches.start(f, 0, i),
              a.strides()[r - 2],
              a.strides()[r - 1],
              z,
              batches.start(f, 1, i),
              b.strides()[r - 2],
              b.strides()[r - 1],
              to,
              batches.start(f, 2, i),
              n,
              k,
              m,
              rows);
    }
  }
}
