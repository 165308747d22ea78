package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;

/** Copies a view into a dense part of another place. */
public final class Move<A> implements Instruction {
  private final Kernels<A> kernels;
  private final Ref x;
  private final Ref y;
  private final Loops loops;

  /**
   * A copy.
   *
   * @param y strided or dense; of the dimensions of x
   */
  public Move(Kernels<A> kernels, Ref x, Ref y) {
    this.kernels = kernels;
    this.x = x;
    this.y = y;
    this.loops = new Loops(y.dims(), x, y);
  }

  @Override
  public void run(Frame f) {
    A from = f.array(x.array());
    A to = f.array(y.array());
    int rows = loops.rows(f);
    if (loops.contiguous(0) && loops.contiguous(1)) {
      kernels.elementwise().copy(from, x.start(f), to, y.start(f), loops.features * rows);
      return;
    }
    for (int i = 0; i < loops.outer; i++) {
      int xo = loops.start(f, 0, i);
      int yo = loops.start(f, 1, i);
      int xf = loops.featureStride(f, 0);
      int yf = loops.featureStride(f, 1);
      if (yf == rows) {
        kernels
            .elementwise()
            .broadcast(from, xo, xf, loops.rowStride(0), to, yo, loops.features, rows);
      } else {
        for (int k = 0; k < loops.features; k++) {
          kernels
              .elementwise()
              .broadcast(from, xo + k * xf, 0, loops.rowStride(0), to, yo + k * yf, 1, rows);
        }
      }
    }
  }
}
