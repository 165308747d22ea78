package org.fnde.backend.simd.measure;

import java.util.OptionalDouble;
import org.fnde.backend.simd.kernel.FusedPeak;
import org.fnde.backend.simd.kernel.KernelLibrary;
import org.fnde.backend.simd.kernel.ProductKernels;

/**
 * The speed of the float kernels on the calling thread, against that of multiply-adds on registers
 * alone. Instances are for one thread at a time.
 */
public final class KernelSpeed {
  private static final int PEAK_ITERATIONS = 20_000;
  private static final long WARM_UP_NANOS = 1_000_000_000L;
  private static final long SAMPLE_NANOS = 20_000_000L;

  private final KernelLibrary library = KernelLibrary.choose();

  /** Measures nothing yet. */
  public KernelSpeed() {}

  /**
   * The speed of a product and the peak, measured in turn.
   *
   * @param peak multiply-adds on registers in GFLOP/s, empty without vector registers
   * @param product the product in GFLOP/s
   * @param kernels the kernels in use
   */
  public record Speed(OptionalDouble peak, double product, String kernels) {}

  /**
   * Multiplies a matrix [rows, inputs], in tiles, by a packed one [inputs, outputs].
   *
   * @param rows rows, cut into tiles
   * @param inputs columns of the left matrix
   * @param outputs columns of the right matrix
   * @param tile rows of a tile, a divisor of {@code rows}
   * @param rounds measurements of each; the fastest counts
   * @throws IllegalArgumentException if {@code tile} does not divide {@code rows}
   */
  public Speed product(int rows, int inputs, int outputs, int tile, int rounds) {
    if (tile < 1 || rows < 1 || rows % tile != 0) {
      throw new IllegalArgumentException(
          "tile is " + tile + ", which does not divide the " + rows + " rows; give a divisor");
    }
    Runnable product = productTask(rows, inputs, outputs, tile);
    double work = 2.0 * rows * inputs * outputs;
    boolean vectors = library.floats().lanes() > 1;
    float[] register = new float[library.floats().lanes()];
    Runnable peak = vectors ? () -> FusedPeak.run(PEAK_ITERATIONS, register) : () -> {};
    sample(product, WARM_UP_NANOS);
    sample(peak, vectors ? WARM_UP_NANOS : 0);
    double bestProduct = 0;
    double bestPeak = 0;
    for (int i = 0; i < rounds; i++) {
      bestProduct = Math.max(bestProduct, work / sample(product, SAMPLE_NANOS));
      if (vectors) {
        double operations = FusedPeak.operations(PEAK_ITERATIONS);
        bestPeak = Math.max(bestPeak, operations / sample(peak, SAMPLE_NANOS));
      }
    }
    OptionalDouble limit = vectors ? OptionalDouble.of(bestPeak) : OptionalDouble.empty();
    return new Speed(limit, bestProduct, library.description());
  }

  private Runnable productTask(int rows, int inputs, int outputs, int tile) {
    ProductKernels<float[]> kernels = library.floats().products();
    float[] x = numbers(rows * inputs);
    float[] y = new float[rows * outputs];
    float[] packed = new float[kernels.packedLength(inputs, outputs)];
    kernels.pack(numbers(inputs * outputs), 0, outputs, 1, inputs, outputs, packed, 0);
    return () -> {
      for (int r = 0; r < rows; r += tile) {
        int at = r * outputs;
        kernels.product(packed, 0, inputs, outputs, x, r * inputs, tile, y, at, tile, tile);
      }
    };
  }

  private static float[] numbers(int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = i % 17 / 17f - 0.5f;
    }
    return x;
  }

  /** The shortest time of a run in nanoseconds. */
  private static double sample(Runnable task, long nanos) {
    long end = System.nanoTime() + nanos;
    long best = Long.MAX_VALUE;
    long now = System.nanoTime();
    do {
      task.run();
      long next = System.nanoTime();
      best = Math.min(best, next - now);
      now = next;
    } while (now < end);
    return best;
  }
}
