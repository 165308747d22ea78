package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;
import org.fnde.backend.simd.kernel.UnaryOp;

/** A function of one number on dense values. */
public final class Unary<A> implements Instruction {
  private final Kernels<A> kernels;
  private final UnaryOp op;
  private final Ref x;
  private final Ref y;
  private final int size;

  public Unary(Kernels<A> kernels, UnaryOp op, Ref x, Ref y) {
    this.kernels = kernels;
    this.op = op;
    this.x = x;
    this.y = y;
    this.size = y.size();
  }

  @Override
  public void run(Frame f) {
    int n = y.perRow() ? size * f.length : size;
    A from = f.array(x.array());
    A to = f.array(y.array());
    kernels.elementwise().unary(op, from, x.start(f), to, y.start(f), n);
  }
}
