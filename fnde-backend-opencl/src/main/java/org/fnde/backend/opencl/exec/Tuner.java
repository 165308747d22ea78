package org.fnde.backend.opencl.exec;

import java.nio.file.Path;
import java.util.List;
import org.fnde.backend.BackendException;
import org.fnde.backend.opencl.device.Context;
import org.fnde.backend.opencl.device.Device;
import org.fnde.backend.opencl.device.Kernel;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.device.Queue;
import org.fnde.graph.DType;

/**
 * Chooses the tiles of products. Those of large products are measured once, and kept by device,
 * driver and shape. Thread-safe.
 */
public final class Tuner {
  /** Multiply-adds below which there is nothing to gain. */
  private static final double LARGE = 1 << 24;

  /** What a tile has to gain over the usual one, so that chance decides nothing. */
  private static final double GAIN = 0.95;

  private static final int ROUNDS = 5;

  private final Context context;
  private final ProductStyle style;
  private final boolean measuring;
  private final TileCache cache;

  /**
   * A tuner.
   *
   * @param context the device
   * @param style of products
   * @param measuring whether to measure; if not, tiles are the usual ones
   * @param file where results are kept, which need not exist
   */
  public Tuner(Context context, ProductStyle style, boolean measuring, Path file) {
    this.context = context;
    this.style = style;
    this.measuring = measuring;
    this.cache = new TileCache(file);
  }

  /** A product C = A B of m x k and k x n; the strides are those of A. */
  record Shape(DType dtype, long m, int n, long k, int strideI, int strideK) {

    /** The same for numbers of rows that differ little, as those of a last batch do. */
    private String key(Device device, ProductStyle style) {
      return "%s | %s | %s | %d units | %s %s %s x %d x %s %s"
          .formatted(
              device.platformName(),
              device.name(),
              device.driver(),
              device.units(),
              style,
              dtype,
              power(m),
              n,
              power(k),
              strideK == 1 ? "rows" : "columns")
          .replace('\n', ' ');
    }

    private static long power(long size) {
      return Long.highestOneBit(Math.max(1, 2 * size - 1));
    }
  }

  /** The kernel of a product of any size, not measured. */
  ProductKernel usual(DType dtype, long m, int n) {
    return kernel(dtype, m, n, Tile.usual(style, context.device(), dtype, m, n));
  }

  private ProductKernel kernel(DType dtype, long m, int n, Tile tile) {
    return ProductKernel.of(style, context.device(), dtype, m, n, tile);
  }

  /** The kernel of a product. */
  synchronized ProductKernel kernel(Shape s) {
    if (!measuring || (double) s.m * s.n * s.k < LARGE) {
      return usual(s.dtype, s.m, s.n);
    }
    String key = s.key(context.device(), style);
    List<Tile> candidates = Tile.candidates(style, context.device(), s.dtype, s.m, s.n);
    Tile tile = cache.get(key).filter(candidates::contains).orElse(null);
    if (tile == null) {
      tile = measured(s, candidates);
      cache.put(key, tile);
    }
    return kernel(s.dtype, s.m, s.n, tile);
  }

  private Tile measured(Shape s, List<Tile> candidates) {
    int bytes = s.dtype.bytes();
    try (Queue queue = context.queue();
        Memory a = context.allocate(s.m * s.k * bytes, "measuring products");
        Memory b = context.allocate(s.k * s.n * bytes, "measuring products");
        Memory c = context.allocate(s.m * s.n * bytes, "measuring products")) {
      List.of(a, b, c).forEach(queue::clear);
      Tile best = candidates.getFirst();
      double least = GAIN * seconds(s, best, queue, a, b, c);
      for (Tile tile : candidates.subList(1, candidates.size())) {
        double seconds = seconds(s, tile, queue, a, b, c);
        if (seconds < least) {
          least = seconds;
          best = tile;
        }
      }
      return best;
    } catch (BackendException e) {
      return candidates.getFirst(); // such as too little memory for measuring beside the solve
    }
  }

  private double seconds(Shape s, Tile tile, Queue queue, Memory a, Memory b, Memory c) {
    ProductKernel product = kernel(s.dtype, s.m, s.n, tile);
    context.kernels().compile("measuring products", List.of(product.text()));
    try (Kernel kernel = context.kernels().kernel(product.text())) {
      arguments(kernel, s);
      kernel.set(5, a);
      kernel.set(6, b);
      kernel.set(7, c);
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i <= ROUNDS; i++) {
        long start = System.nanoTime();
        kernel.enqueue(queue, product.global(), product.local());
        queue.finish();
        // The first one is compiled.
        least = i == 0 ? least : Math.min(least, (System.nanoTime() - start) * 1e-9);
      }
      return least;
    }
  }

  static void arguments(Kernel kernel, Shape s) {
    kernel.set(0, Math.toIntExact(s.m));
    kernel.set(1, s.n);
    kernel.set(2, Math.toIntExact(s.k));
    kernel.set(3, s.strideI);
    kernel.set(4, s.strideK);
  }
}
