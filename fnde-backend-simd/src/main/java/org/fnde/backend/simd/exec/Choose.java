package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;

/** Chooses between two dense values by a dense mask. */
public final class Choose<A> implements Instruction {
  private final Kernels<A> kernels;
  private final Ref mask;
  private final Ref a;
  private final Ref b;
  private final Ref y;
  private final int size;

  public Choose(Kernels<A> kernels, Ref mask, Ref a, Ref b, Ref y) {
    this.kernels = kernels;
    this.mask = mask;
    this.a = a;
    this.b = b;
    this.y = y;
    this.size = y.size();
  }

  @Override
  public void run(Frame f) {
    int n = y.perRow() ? size * f.length : size;
    A c = f.array(mask.array());
    A x = f.array(a.array());
    A z = f.array(b.array());
    A to = f.array(y.array());
    kernels.elementwise().select(c, mask.start(f), x, a.start(f), z, b.start(f), to, y.start(f), n);
  }
}
