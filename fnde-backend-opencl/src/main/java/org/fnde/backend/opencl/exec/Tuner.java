package org.fnde.backend.opencl.exec;

import java.nio.file.Path;
import java.util.List;
import org.fnde.backend.BackendException;
import org.fnde.backend.opencl.device.Context;
import org.fnde.backend.opencl.device.Kernel;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.device.Queue;

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

  /** The kernel of a product of any size, not measured. */
  ProductKernel usual(ProductShape s) {
    return kernel(s, Tile.usual(style, context.device(), s));
  }

  private ProductKernel kernel(ProductShape s, Tile tile) {
    return ProductKernel.of(style, context.device(), s, tile);
  }

  /** The kernel of a product. */
  synchronized ProductKernel kernel(ProductShape s) {
    if (!measuring || s.count() * s.operations() < LARGE) {
      return usual(s);
    }
    String key = s.key(context.device(), s.style(style));
    List<Tile> candidates = Tile.candidates(style, context.device(), s);
    Tile tile = cache.get(key).filter(candidates::contains).orElse(null);
    if (tile == null) {
      tile = measured(s, candidates);
      cache.put(key, tile);
    }
    return kernel(s, tile);
  }

  private Tile measured(ProductShape s, List<Tile> candidates) {
    int bytes = s.dtype().bytes();
    try (Queue queue = context.queue();
        Memory a = context.allocate(s.sizeOfA() * bytes, "measuring products");
        Memory b = context.allocate(s.sizeOfB() * bytes, "measuring products");
        Memory c = context.allocate(s.sizeOfC() * bytes, "measuring products")) {
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

  private double seconds(ProductShape s, Tile tile, Queue queue, Memory a, Memory b, Memory c) {
    ProductKernel product = kernel(s, tile);
    context.kernels().compile("measuring products", List.of(product.text()));
    try (Kernel kernel = context.kernels().kernel(product.text())) {
      int first = s.set(kernel, product.perItem());
      kernel.set(first, a);
      kernel.set(first + 1, b);
      kernel.set(first + 2, c);
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
}
