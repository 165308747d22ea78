package org.fnde.backend.simd.kernel;

import java.util.Locale;

/**
 * Prints the speed of the kernels: products and contractions against the peak of multiply-adds
 * measured before and after, elementwise kernels in nanoseconds for 16 floats or 8 doubles.
 */
final class KernelBenchmark {
  private static final int N = 2048;
  private static final long WARM_UP_NANOS = 1_000_000_000L;
  private static final int WARM_UP_RUNS = 1000;
  private static final long SAMPLE_NANOS = 100_000_000L;

  private static final int[][] PRODUCTS = {
    {256, 400, 400, 64}, {256, 400, 400, 32}, {256, 400, 400, 16}, {256, 40, 1890, 32},
    {256, 1890, 40, 32}, {256, 40, 40, 64}, {32, 2, 50, 16}, {64, 50, 2, 64}
  };
  private static final int[][] CONTRACTIONS = {
    {400, 400, 64}, {1890, 40, 32}, {400, 40, 64}, {40, 40, 64}, {50, 16, 32}
  };

  private final Pair<float[]> floats = pair("float");
  private final Pair<double[]> doubles = pair("double");

  public static void main(String[] arguments) {
    KernelBenchmark b = new KernelBenchmark();
    System.out.println(KernelLibrary.choose().description());
    double peak = b.peak();
    for (int[] s : PRODUCTS) {
      b.product(s[0], s[1], s[2], s[3], peak);
    }
    for (int[] s : CONTRACTIONS) {
      b.contraction(s[0], s[1], s[2], peak);
    }
    b.peak();
    for (UnaryOp op : UnaryOp.values()) {
      print("%-12s %6.2f ns %6.2f ns", op, unary(b.floats, op) / 128, unary(b.doubles, op) / 256);
    }
  }

  @SuppressWarnings("unchecked")
  private static <A> Pair<A> pair(String name) {
    return (Pair<A>) Pair.all().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private static void print(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }

  private double peak() {
    if (floats.used().lanes() == 1) {
      return Double.NaN;
    }
    float[] register = new float[floats.used().lanes()];
    double peak = FusedPeak.operations(20_000) / best(() -> FusedPeak.run(20_000, register));
    print("peak %.1f GFLOP/s", peak);
    return peak;
  }

  private void product(int rows, int k, int m, int tile, double peak) {
    ProductKernels<float[]> q = floats.used().products();
    float[] x = floats.normal(1, rows * k);
    float[] y = new float[rows * m];
    float[] packed = new float[q.packedLength(k, m)];
    q.pack(floats.normal(2, k * m), 0, m, 1, k, m, packed, 0);
    double nanos =
        best(() -> {
          for (int r = 0; r < rows; r += tile) {
            q.product(packed, 0, k, m, x, r * k, tile, y, r * m, tile, tile);
          }
        });
    report(
        "product " + rows + "x" + k + "x" + m + " tile " + tile, 2.0 * rows * k * m, nanos, peak);
  }

  private void contraction(int n, int m, int rows, double peak) {
    ProductKernels<float[]> q = floats.used().products();
    int stride = q.contractStride(m);
    float[] x = floats.normal(1, n * rows);
    float[] g = floats.normal(2, m * rows);
    float[] gt = new float[rows * stride];
    float[][] c = {new float[n * stride]};
    int[] offsets = {0};
    double[] alpha = {1e-3};
    double nanos =
        best(() -> {
          q.transpose(g, 0, rows, m, rows, gt, 0);
          q.contract(x, 0, rows, n, gt, 0, m, rows, c, offsets, alpha, 1);
        });
    report("contraction " + n + "x" + m + " rows " + rows, 2.0 * n * m * rows, nanos, peak);
  }

  private static void report(String name, double operations, double nanos, double peak) {
    double speed = operations / nanos;
    print("%-34s %8.2f us %6.1f GFLOP/s %3.0f %%", name, nanos / 1e3, speed, 100 * speed / peak);
  }

  private static <A> double unary(Pair<A> p, UnaryOp op) {
    A x = p.normal(3, N);
    A y = p.zeros(N);
    return best(() -> p.used().elementwise().unary(op, x, 0, y, 0, N));
  }

  /** The shortest time of a run, of at least a few microseconds together. */
  private static double best(Runnable task) {
    sample(task, WARM_UP_RUNS, WARM_UP_NANOS);
    double once = sample(task, 1, SAMPLE_NANOS);
    return sample(task, (int) Math.max(1, 1e5 / once), SAMPLE_NANOS);
  }

  private static double sample(Runnable task, int times, long nanos) {
    long end = System.nanoTime() + nanos;
    double best = Double.MAX_VALUE;
    long now = System.nanoTime();
    do {
      for (int i = 0; i < times; i++) {
        task.run();
      }
      long next = System.nanoTime();
      best = Math.min(best, (double) (next - now) / times);
      now = next;
    } while (now < end);
    return best;
  }
}
