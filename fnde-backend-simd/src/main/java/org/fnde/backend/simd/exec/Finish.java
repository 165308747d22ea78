package org.fnde.backend.simd.exec;

import java.util.List;
import org.fnde.backend.simd.kernel.BinaryOp;
import org.fnde.backend.simd.kernel.Kernels;

/** Adds the accumulators of all slots, in the order of the slots, and folds them into a value. */
public final class Finish<A> implements Instruction {

  /**
   * An accumulator.
   *
   * @param region the region it belongs to
   * @param at where it begins in the accumulators of a slot
   */
  public record Part(int region, int at) {}

  /**
   * How an accumulator is laid out.
   *
   * @param kind what was accumulated
   * @param n elements, or the first dimension of a matrix
   * @param m the second dimension of a matrix, 1 otherwise
   */
  public record Layout(Kind kind, int n, int m) {

    /** The elements it takes in the accumulators of a slot. */
    public int length(Kernels<?> kernels) {
      return switch (kind) {
        case SUM, MAX -> n * kernels.reductions().partials();
        case MATRIX, TRANSPOSED, COLUMN -> n * kernels.products().contractStride(m);
      };
    }
  }

  /** What was accumulated. */
  public enum Kind {
    /** Partial sums of elements. */
    SUM,
    /** Partial maxima of elements. */
    MAX,
    /** A matrix. */
    MATRIX,
    /** The transpose of a matrix. */
    TRANSPOSED,
    /** The column after those of a matrix. */
    COLUMN
  }

  private final Kernels<A> kernels;
  private final List<Part> parts;
  private final Layout layout;
  private final int width;
  private final Ref y;

  /**
   * Makes a value of accumulators of one layout.
   *
   * @param width 0 for FLOAT32, 1 for other element types
   * @param y dense and shared
   */
  public Finish(Kernels<A> kernels, List<Part> parts, Layout layout, int width, Ref y) {
    this.kernels = kernels;
    this.parts = parts;
    this.layout = layout;
    this.width = width;
    this.y = y;
  }

  @Override
  public void run(Frame f) {
    int from = 0;
    int to =
        switch (layout.kind()) {
          case SUM, MAX, COLUMN -> layout.n();
          case MATRIX, TRANSPOSED -> layout.n() * layout.m();
        };
    if (y.perRow()) {
      from = f.from;
      to = f.from + f.length;
    }
    A target = f.array(y.array());
    int start = y.start(f) - from;
    boolean first = true;
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      Object[][] slots = f.sums[part.region()];
      for (int slot = 0; slot < slots.length; slot++) {
        @SuppressWarnings("unchecked")
        A sums = (A) slots[slot][width];
        add(f, sums, part.at(), from, to, target, start, first);
        first = false;
      }
    }
  }

  @Override
  public int scratch(int rows) {
    return y.perRow() ? rows : layout.n();
  }

  /** Sets or adds what one slot contributes to some of the elements. */
  private void add(Frame f, A sums, int at, int from, int to, A y, int start, boolean first) {
    switch (layout.kind()) {
      case SUM, MAX -> fold(f, sums, at, from, to, y, start, first);
      case MATRIX -> rows(sums, at, from, to, y, start, first);
      case TRANSPOSED -> transposed(sums, at, from, to, y, start, first);
      // Its elements are as far apart as those of a transpose's first row.
      case COLUMN -> transposed(sums, at + layout.m(), from, to, y, start, first);
    }
  }

  private void fold(Frame f, A sums, int at, int from, int to, A y, int start, boolean first) {
    int p = at + from * kernels.reductions().partials();
    int n = to - from;
    A into = first ? y : f.array(Frame.SCRATCH32 + width);
    int io = first ? start + from : 0;
    if (layout.kind() == Kind.SUM) {
      kernels.reductions().foldSum(sums, p, into, io, n);
    } else {
      kernels.reductions().foldMax(sums, p, into, io, n);
    }
    if (!first) {
      BinaryOp op = layout.kind() == Kind.SUM ? BinaryOp.ADD : BinaryOp.MAX;
      kernels.elementwise().binary(op, y, start + from, into, 0, y, start + from, n);
    }
  }

  private void rows(A sums, int at, int from, int to, A y, int start, boolean first) {
    int m = layout.m();
    int stride = kernels.products().contractStride(m);
    for (int e = from; e < to; ) {
      int n = Math.min(m - e % m, to - e);
      int s = at + e / m * stride + e % m;
      if (first) {
        System.arraycopy(sums, s, y, start + e, n);
      } else {
        kernels.elementwise().binary(BinaryOp.ADD, y, start + e, sums, s, y, start + e, n);
      }
      e += n;
    }
  }

  private void transposed(A sums, int at, int from, int to, A y, int start, boolean first) {
    int stride = kernels.products().contractStride(layout.m());
    if (sums instanceof float[] f) {
      transposed(f, at, stride, from, to, (float[]) y, start, first);
    } else {
      transposed((double[]) sums, at, stride, from, to, (double[]) y, start, first);
    }
  }

  private void transposed(
      float[] sums, int at, int stride, int from, int to, float[] y, int start, boolean first) {
    for (int e = from; e < to; e++) {
      float value = sums[at + e % layout.n() * stride + e / layout.n()];
      y[start + e] = first ? value : y[start + e] + value;
    }
  }

  private void transposed(
      double[] sums, int at, int stride, int from, int to, double[] y, int start, boolean first) {
    for (int e = from; e < to; e++) {
      double value = sums[at + e % layout.n() * stride + e / layout.n()];
      y[start + e] = first ? value : y[start + e] + value;
    }
  }
}
