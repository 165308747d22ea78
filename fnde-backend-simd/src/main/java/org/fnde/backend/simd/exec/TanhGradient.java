package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;

/**
 * g (1 - v v) on dense values, in one pass with the roundings of three: the VJP of v = tanh.
 *
 * @param kernels the kernels
 * @param g the cotangent of v
 * @param v the values
 * @param y the result
 */
public record TanhGradient<A>(Kernels<A> kernels, Ref g, Ref v, Ref y) implements Instruction {
  @Override
  public void run(Frame f) {
    int n = y.perRow() ? y.size() * f.length : y.size();
    A cotangent = f.array(g.array());
    A values = f.array(v.array());
    A to = f.array(y.array());
    kernels
        .elementwise()
        .tanhGradient(cotangent, g.start(f), values, v.start(f), to, y.start(f), n);
  }
}
