package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.BinaryOp;
import org.fnde.backend.simd.kernel.Kernels;

/** A function of two numbers on views; the result is dense. */
public final class Binary<A> implements Instruction {
  private final Kernels<A> kernels;
  private final BinaryOp op;
  private final Ref a;
  private final Ref b;
  private final Ref y;
  private final Loops loops;

  public Binary(Kernels<A> kernels, BinaryOp op, Ref a, Ref b, Ref y) {
    this.kernels = kernels;
    this.op = op;
    this.a = a;
    this.b = b;
    this.y = y;
    this.loops = new Loops(y.dims(), a, b, y);
  }

  @Override
  public void run(Frame f) {
    A x = f.array(a.array());
    A z = f.array(b.array());
    A to = f.array(y.array());
    int rows = loops.rows(f);
    int n = loops.features * rows;
    boolean plain = loops.contiguous(2);
    if (plain && loops.contiguous(0) && loops.contiguous(1)) {
      kernels.elementwise().binary(op, x, a.start(f), z, b.start(f), to, y.start(f), n);
    } else if (plain && loops.contiguous(0) && loops.single(1)) {
      kernels
          .elementwise()
          .binary(op, x, a.start(f), kernels.elementwise().get(z, b.start(f)), to, y.start(f), n);
    } else if (plain && loops.contiguous(1) && loops.single(0)) {
      kernels
          .elementwise()
          .binary(op, kernels.elementwise().get(x, a.start(f)), z, b.start(f), to, y.start(f), n);
    } else {
      strided(f, x, z, to);
    }
  }

  private void strided(Frame f, A x, A z, A to) {
    for (int i = 0; i < loops.outer; i++) {
      kernels
          .elementwise()
          .binary(
              op,
              x,
              loops.start(f, 0, i),
              loops.featureStride(f, 0),
              loops.rowStride(0),
              z,
              loops.start(f, 1, i),
              loops.featureStride(f, 1),
              loops.rowStride(1),
              to,
              loops.start(f, 2, i),
              loops.features,
              loops.rows(f));
    }
  }
}
