package org.fnde.backend.simd.exec;

import java.util.Arrays;

/** Visits the leading axes of views of equal leading dimensions. */
final class Batches {
  private final int[] dims;
  private final Ref[] operands;
  private final int count;

  /**
   * Visits all axes but the last ones.
   *
   * @param all the dimensions of the result
   * @param inner how many of the last axes are left out
   */
  Batches(int[] all, int inner, Ref... operands) {
    this.dims = Arrays.copyOf(all, all.length - inner);
    this.operands = operands;
    int total = 1;
    for (int d : dims) {
      total *= d;
    }
    this.count = total;
  }

  int count() {
    return count;
  }

  int start(Frame f, int operand, int iteration) {
    Ref r = operands[operand];
    int offset = 0;
    int rest = iteration;
    for (int d = dims.length - 1; d >= 0; d--) {
      offset += rest % dims[d] * r.strides()[d];
      rest /= dims[d];
    }
    return r.start(f) + offset * r.unit(f);
  }
}
