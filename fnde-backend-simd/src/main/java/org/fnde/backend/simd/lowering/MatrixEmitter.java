package org.fnde.backend.simd.lowering;

import java.util.List;
import java.util.Optional;
import org.fnde.backend.simd.exec.AxisReduce;
import org.fnde.backend.simd.exec.Frame;
import org.fnde.backend.simd.exec.Move;
import org.fnde.backend.simd.exec.OuterTanhGradient;
import org.fnde.backend.simd.exec.Product;
import org.fnde.backend.simd.exec.Ref;
import org.fnde.backend.simd.exec.RowProduct;
import org.fnde.backend.simd.exec.RowSolve;
import org.fnde.backend.simd.kernel.Kernels;
import org.fnde.graph.DType;

/** Instructions for products, solutions and reductions along axes. */
final class MatrixEmitter {
  private final Emitter emitter;

  MatrixEmitter(Emitter emitter) {
    this.emitter = emitter;
  }

  private Kernels<?> kernels(DType dtype) {
    return emitter.workspace().kernels(dtype);
  }

  void reduce(Node x, boolean largest, int axis, Ref y) {
    Ref from = emitter.denseRef(x.operand(0));
    int along = from.dims().length + axis;
    int outer = 1;
    int inner = 1;
    for (int i = 0; i < from.dims().length; i++) {
      outer *= i < along ? from.dims()[i] : 1;
      inner *= i > along ? from.dims()[i] : 1;
    }
    int length = from.dims()[along];
    AxisReduce<?> reduce =
        new AxisReduce<>(kernels(x.dtype()), largest, from, y, outer, length, inner);
    emitter.add(reduce, List.of(from), y.place());
  }

  /** A product with a shared matrix where one factor is, of small matrices row by row otherwise. */
  void product(Node x, Ref y) {
    Ref a = emitter.ref(x.operand(0));
    Ref b = emitter.ref(x.operand(1));
    int leading = y.dims().length - 2;
    if (a.perRow() && isMatrix(b) && leads(a, y, leading)) {
      packed(x.operand(0), b, base(x.operand(1)), y);
    } else if (b.perRow() && isMatrix(a) && leads(b, y, leading)) {
      leftMatrix(x, a, b, y);
    } else {
      batched(x, y);
    }
  }

  private Node base(Node x) {
    return emitter.workspace().views().of(x).base();
  }

  /** Whether leading axes repeat one shared matrix. */
  private static boolean isMatrix(Ref r) {
    int leading = r.dims().length - 2;
    boolean one = !r.perRow();
    for (int i = 0; i < leading; i++) {
      one &= r.dims()[i] == 1 || r.strides()[i] == 0;
    }
    return one;
  }

  private static boolean leads(Ref r, Ref y, int leading) {
    int missing = y.dims().length - r.dims().length;
    for (int i = 0; i < leading; i++) {
      int d = i < missing ? 1 : r.dims()[i - missing];
      if (d != y.dims()[i]) {
        return false;
      }
    }
    return true;
  }

  private void packed(Node left, Ref w, Node base, Ref y) {
    product(emitter.denseRef(left), w, base, y);
  }

  private void product(Ref a, Ref w, Node base, Ref y) {
    int rank = w.dims().length;
    int k = w.dims()[rank - 2];
    int m = w.dims()[rank - 1];
    int panels = emitter.workspace().panels(w, base, emitter.before());
    int count = y.size() / m;
    Product<?> product =
        new Product<>(kernels(base.dtype()), panels, a, Optional.empty(), y, count, k, m);
    emitter.add(product, List.of(a), y.place());
  }

  /** One row times a shared matrix, plus a shared vector. */
  void biased(Node x, Ref y) {
    Ref a = emitter.denseRef(x.operand(0));
    Ref w = emitter.ref(x.operand(1));
    Ref bias = emitter.ref(x.operand(2));
    int k = w.dims()[w.dims().length - 2];
    int m = w.dims()[w.dims().length - 1];
    int panels = emitter.workspace().panels(w, base(x.operand(1)), emitter.before());
    Product<?> product =
        new Product<>(kernels(x.dtype()), panels, a, Optional.of(bias), y, 1, k, m);
    emitter.add(product, List.of(a, bias), y.place());
  }

  /** W x is the transpose of x' W'. */
  private void leftMatrix(Node x, Ref w, Ref b, Ref y) {
    Ref right = emitter.densely(swapped(b), x.dtype());
    int[] dims = swapped(y).dims();
    Ref result =
        dims[dims.length - 1] == 1 || dims[dims.length - 2] == 1
            ? Emitter.dense(y.place(), dims)
            : Emitter.dense(emitter.temporary(x.dtype(), y.size()), dims);
    product(right, swapped(w), base(x.operand(0)), result);
    if (result.place() != y.place()) {
      Ref back = swapped(result);
      emitter.add(new Move<>(kernels(x.dtype()), back, y), List.of(back), y.place());
    }
  }

  private static Ref swapped(Ref r) {
    int[] dims = r.dims().clone();
    int[] strides = r.strides().clone();
    int last = dims.length - 1;
    dims[last] = r.dims()[last - 1];
    dims[last - 1] = r.dims()[last];
    strides[last] = r.strides()[last - 1];
    strides[last - 1] = r.strides()[last];
    return new Ref(r.place(), r.offset(), dims, strides);
  }

  private void batched(Node x, Ref y) {
    Ref a = led(emitter.perRow(x.operand(0)), y.dims());
    Ref b = led(emitter.perRow(x.operand(1)), y.dims());
    RowProduct<?> product = new RowProduct<>(kernels(x.dtype()), a, b, y);
    emitter.add(product, List.of(a, b), y.place());
  }

  /** A column times a row, times the slope of tanh. */
  void outerTanhGradient(Node x, Ref y) {
    Ref a = emitter.perRow(x.operand(0));
    Ref b = emitter.perRow(x.operand(1));
    Ref v = emitter.denseRef(x.operand(2));
    OuterTanhGradient<?> gradient = new OuterTanhGradient<>(kernels(x.dtype()), a, b, v, y);
    emitter.add(gradient, List.of(a, b, v), List.of(y.place()), true);
  }

  void solve(Node x, Ref y) {
    Ref a = led(emitter.perRow(x.operand(0)), y.dims());
    Ref b = led(emitter.denseRef(x.operand(1)), y.dims());
    int scratch = Frame.SCRATCH32 + Workspace.width(x.dtype());
    RowSolve<?> solve = new RowSolve<>(kernels(x.dtype()), scratch, a, b, y);
    emitter.add(solve, List.of(a, b), y.place());
  }

  /** The view with the leading axes of the result, along which it repeats where it must. */
  private static Ref led(Ref r, int[] to) {
    int missing = to.length - r.dims().length;
    int[] dims = new int[to.length];
    int[] strides = new int[to.length];
    for (int i = 0; i < to.length; i++) {
      int d = i < missing ? 1 : r.dims()[i - missing];
      boolean repeats = i < to.length - 2 && d != to[i];
      dims[i] = repeats ? to[i] : d;
      strides[i] = i < missing || repeats ? 0 : r.strides()[i - missing];
    }
    return new Ref(r.place(), r.offset(), dims, strides);
  }
}
