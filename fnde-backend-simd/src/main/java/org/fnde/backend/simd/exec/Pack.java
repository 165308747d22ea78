package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;

/**
 * Packs a shared matrix.
 *
 * @param w a view [k, m]
 * @param panels the array to pack into
 */
public record Pack<A>(Kernels<A> kernels, Ref w, int panels) implements Instruction {
  @Override
  public void run(Frame f) {
    A from = f.array(w.array());
    A to = f.array(panels);
    int[] d = w.dims();
    int[] s = w.strides();
    int i = d.length - 2;
    kernels.products().pack(from, w.start(f), s[i], s[i + 1], d[i], d[i + 1], to, 0);
  }
}
