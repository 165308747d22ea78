package org.fnde.backend.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Once compiled, kernels allocate nothing and give the bits they gave before. */
@Tag("species")
class SteadyStateTest {
  private static final int SIZE = 4096;
  private static final int ROWS = 64;
  private static final int FEATURES = 40;
  private static final int OUTPUTS = 8;

  /** A processor shared with others takes its time to compile. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private record Case<A>(String name, A result, Runnable kernel) {}

  @ParameterizedTest
  @MethodSource("org.fnde.backend.simd.kernel.Pair#all")
  <A> void kernels(Pair<A> p) {
    for (Case<A> c : cases(p)) {
      c.kernel().run();
      A first = p.copy(c.result(), SIZE);
      assertEquals(0, allocatedOnceCompiled(c.kernel()), p.name() + " " + c.name() + " allocates");
      c.kernel().run();
      p.assertSame(first, c.result(), SIZE, c.name() + " compiled");
    }
  }

  private static long allocatedOnceCompiled(Runnable kernel) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    long bytes;
    do {
      bytes = allocated(kernel, 200);
    } while (bytes > 0 && System.nanoTime() < end);
    return bytes;
  }

  private static long allocated(Runnable kernel, int times) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < times; i++) {
      kernel.run();
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static <A> List<Case<A>> cases(Pair<A> p) {
    List<Case<A>> cases = new ArrayList<>();
    A x = p.normal(1, SIZE);
    A z = p.normal(2, SIZE);
    A y = p.zeros(SIZE);
    int n = 1000;
    ElementwiseKernels<A> e = p.used().elementwise();
    for (UnaryOp op : UnaryOp.values()) {
      cases.add(new Case<>(op.name(), y, () -> e.unary(op, x, 0, y, 0, n)));
    }
    for (BinaryOp op : List.of(BinaryOp.SUB, BinaryOp.MAX, BinaryOp.LESS)) {
      cases.add(new Case<>(op.name(), y, () -> e.binary(op, x, 0, z, 0, y, 0, n)));
      cases.add(new Case<>(op + " right", y, () -> e.binary(op, x, 0, 0.5, y, 0, n)));
      cases.add(new Case<>(op + " left", y, () -> e.binary(op, 0.5, x, 0, y, 0, n)));
    }
    cases.add(new Case<>("select", y, () -> e.select(x, 0, z, 0, x, 1, y, 0, n)));
    cases.add(new Case<>("tanh'", y, () -> e.tanhGradient(x, 0, z, 0, y, 0, n)));
    addCombinations(p, cases, x, z, y, n);
    addReductions(p, cases, x, y);
    addProducts(p, cases, x, z, y);
    addContraction(p, cases, x, z, y);
    return cases;
  }

  private static <A> void addCombinations(Pair<A> p, List<Case<A>> cases, A x, A z, A y, int n) {
    double[] s = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
    A[] k = p.array(z, x, z, x, z, x);
    int[] offsets = {0, 1, 2, 3, 4, 5};
    ElementwiseKernels<A> e = p.used().elementwise();
    for (int terms : new int[] {1, 2, 3, 6}) {
      cases.add(new Case<>("combine", y, () -> e.combine(x, 0, k, offsets, s, terms, y, 0, n)));
    }
  }

  private static <A> void addReductions(Pair<A> p, List<Case<A>> cases, A x, A y) {
    ReductionKernels<A> r = p.used().reductions();
    ElementwiseKernels<A> e = p.used().elementwise();
    cases.add(new Case<>("sum", y, () -> r.sum(x, 0, y, 0, 2, 10, ROWS)));
    cases.add(new Case<>("max", y, () -> r.max(x, 0, y, 0, 2, 10, ROWS)));
    Runnable rows =
        () -> {
          e.fill(y, 0, SIZE, 0);
          r.sumRows(x, 0, FEATURES, ROWS, ROWS - 3, 0.5, y, 0);
          r.maxRows(x, 0, FEATURES, ROWS, ROWS - 3, y, 1000);
          r.sumSquares(x, 0, FEATURES, ROWS, ROWS - 3, y, 2000);
          r.foldSum(y, 0, y, 3000, FEATURES);
        };
    cases.add(new Case<>("reductions over rows", y, rows));
  }

  private static <A> void addProducts(Pair<A> p, List<Case<A>> cases, A x, A z, A y) {
    ProductKernels<A> q = p.used().products();
    A packed = p.zeros(q.packedLength(FEATURES, OUTPUTS));
    q.pack(z, 0, OUTPUTS, 1, FEATURES, OUTPUTS, packed, 0);
    for (int rows : new int[] {16, 32, ROWS}) {
      Runnable product =
          () -> q.product(packed, 0, FEATURES, OUTPUTS, x, 0, rows, y, 0, rows, rows);
      cases.add(new Case<>("product of " + rows, y, product));
    }
    RowMatrixKernels<A> m = p.used().rowMatrices();
    A scratch = p.zeros(m.rowSolveScratch(4, 1));
    cases.add(
        new Case<>(
            "row product", y, () -> m.rowProduct(x, 0, 4, 1, z, 0, 2, 1, y, 0, 4, 4, 2, 64)));
    cases.add(
        new Case<>("solve", y, () -> m.rowSolve(x, 0, 4, 1, z, 0, y, 0, 4, 1, 64, scratch, 0)));
  }

  private static <A> void addContraction(Pair<A> p, List<Case<A>> cases, A x, A z, A y) {
    ProductKernels<A> q = p.used().products();
    int stride = q.contractStride(FEATURES);
    A gt = p.zeros(ROWS * stride);
    A[] targets = p.array(y, y);
    int[] offsets = {0, OUTPUTS * stride};
    double[] alpha = {0.5, -0.1};
    Runnable contraction =
        () -> {
          p.used().elementwise().fill(y, 0, SIZE, 0);
          q.transpose(x, 0, ROWS, FEATURES, ROWS, gt, 0);
          q.contract(z, 0, ROWS, OUTPUTS, gt, 0, FEATURES, ROWS - 3, targets, offsets, alpha, 2);
        };
    cases.add(new Case<>("contraction", y, contraction));
  }
}
