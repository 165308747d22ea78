package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;

/**
 * (a b') (1 - v v), row by row, in one pass with the roundings of all: the VJP of v = tanh where
 * tanh's values are the matrix of a product with a vector.
 */
public final class OuterTanhGradient<A> implements Instruction {
  private final Kernels<A> kernels;
  private final Ref a;
  private final Ref b;
  private final Ref v;
  private final Ref y;
  private final int n;
  private final int m;

  /**
   * A VJP.
   *
   * @param a [n, 1] per row
   * @param b [1, m] per row
   * @param v n m values, dense
   * @param y the result, dense
   */
  public OuterTanhGradient(Kernels<A> kernels, Ref a, Ref b, Ref v, Ref y) {
    this.kernels = kernels;
    this.a = a;
    this.b = b;
    this.v = v;
    this.y = y;
    this.n = a.dims()[0];
    this.m = b.dims()[1];
  }

  @Override
  public void run(Frame f) {
    int rows = y.perRow() ? f.length : 1;
    A left = f.array(a.array());
    A right = f.array(b.array());
    A values = f.array(v.array());
    A to = f.array(y.array());
    kernels
        .rowMatrices()
        .outerTanhGradient(
            left,
            a.start(f),
            a.strides()[0],
            right,
            b.start(f),
            b.strides()[1],
            values,
            v.start(f),
            to,
            y.start(f),
            n,
            m,
            rows);
  }
}
