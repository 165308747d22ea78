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
        case MATRIX, TRANSPOSED -> n * kernels.products().contractStride(m);
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
    TRANSPOSED
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
    Part first = parts.getFirst();
    A total = sums(f, first.region(), 0);
    int n = layout.length(kernels);
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      for (int slot = p == 0 ? 1 : 0; slot < f.sums[part.region()].length; slot++) {
        add(sums(f, part.region(), slot), part.at(), total, first.at(), n);
      }
    }
    fold(total, first.at(), f.array(y.array()), y.start(f));
  }

  @SuppressWarnings("unchecked")
  private A sums(Frame f, int region, int slot) {
    return (A) f.sums[region][slot][width];
  }

  private void add(A from, int at, A to, int start, int n) {
    if (layout.kind() == Kind.MAX) {
      kernels.elementwise().binary(BinaryOp.MAX, to, start, from, at, to, start, n);
    } else {
      kernels.elementwise().binary(BinaryOp.ADD, to, start, from, at, to, start, n);
    }
  }

  private void fold(A from, int at, A to, int start) {
    int stride = kernels.products().contractStride(layout.m());
    switch (layout.kind()) {
      case SUM -> kernels.reductions().foldSum(from, at, to, start, layout.n());
      case MAX -> kernels.reductions().foldMax(from, at, to, start, layout.n());
      case MATRIX -> {
        for (int i = 0; i < layout.n(); i++) {
          System.arraycopy(from, at + i * stride, to, start + i * layout.m(), layout.m());
        }
      }
      case TRANSPOSED -> transpose(from, at, stride, to, start);
    }
  }

  private void transpose(Object from, int at, int stride, Object to, int start) {
    for (int i = 0; i < layout.n(); i++) {
      for (int j = 0; j < layout.m(); j++) {
        int y0 = start + j * layout.n() + i;
        if (from instanceof float[] f) {
          ((float[]) to)[y0] = f[at + i * stride + j];
        } else {
          ((double[]) to)[y0] = ((double[]) from)[at + i * stride + j];
        }
      }
    }
  }
}
