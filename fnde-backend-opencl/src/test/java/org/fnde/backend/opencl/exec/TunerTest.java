package org.fnde.backend.opencl.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fnde.backend.opencl.device.Context;
import org.fnde.backend.opencl.device.Device;
import org.fnde.backend.opencl.device.Kernel;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.device.Queue;
import org.fnde.backend.opencl.device.TestDevice;
import org.fnde.graph.DType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TunerTest {
  private static final ProductShape LARGE = shape(256, 256, 256, false);

  private static ProductShape shape(int m, int n, int k, boolean swapped) {
    int strideI = swapped ? 1 : k;
    return new ProductShape(DType.FLOAT32, m, n, k, strideI, swapped ? m : 1, 1, 0, 0);
  }

  @TempDir private Path directory;
  private Device device;

  @BeforeEach
  void requireDevice() {
    device = TestDevice.require();
  }

  private Tuner tuner(Context context) {
    return new Tuner(context, ProductStyle.REGISTER, true, directory.resolve("tiles.txt"));
  }

  private static long launchesOf(Context context, Runnable action) {
    long before = context.counters().launches();
    action.run();
    return context.counters().launches() - before;
  }

  @Test
  void largeProductsAreMeasuredOnceAndSmallOnesNever() throws IOException {
    try (Context context = new Context(device)) {
      Tuner first = tuner(context);
      ProductShape small = shape(16, 16, 16, false);
      assertEquals(0, launchesOf(context, () -> first.kernel(small)));
      assertTrue(launchesOf(context, () -> first.kernel(LARGE)) > 0);
      assertEquals(0, launchesOf(context, () -> first.kernel(LARGE)));
      assertEquals(0, launchesOf(context, () -> tuner(context).kernel(LARGE)));
      String kept = Files.readString(directory.resolve("tiles.txt"));
      assertTrue(kept.contains(device.name()) && kept.contains(device.driver()), kept);
      assertEquals(0, context.counters().liveBytes());
      assertEquals(0, context.counters().liveKernels());
    }
  }

  @Test
  void aDamagedFileIsMeasuredAgain() throws IOException {
    Path file = directory.resolve("tiles.txt");
    try (Context context = new Context(device)) {
      tuner(context).kernel(LARGE);
      String good = Files.readString(file);
      String other = good.replaceAll(" = .*", " = 97x3");
      for (String damaged : List.of(good.replaceAll(" = .*", " = nonsense"), other, "\0\uffff")) {
        Files.writeString(file, damaged);
        assertTrue(launchesOf(context, () -> tuner(context).kernel(LARGE)) > 0, damaged);
        assertEquals(0, launchesOf(context, () -> tuner(context).kernel(LARGE)));
      }
      Files.delete(file);
      Files.createDirectory(file);
      tuner(context).kernel(LARGE);
    }
  }

  /** A measurement may choose any tile, and must not change a result. */
  @ParameterizedTest
  @EnumSource(ProductStyle.class)
  void everyTileGivesTheSameBits(ProductStyle style) {
    try (Context context = new Context(device);
        Queue queue = context.queue()) {
      for (boolean swapped : new boolean[] {false, true}) {
        List<float[]> results = new ArrayList<>();
        ProductShape shape = shape(70, 45, 33, swapped);
        for (Tile tile : Tile.candidates(style, device, shape)) {
          results.add(product(context, queue, style, tile, shape));
        }
        assertTrue(results.size() > 1);
        results.forEach(r -> assertArrayEquals(results.getFirst(), r));
      }
    }
  }

  private static float[] product(
      Context context, Queue queue, ProductStyle style, Tile tile, ProductShape shape) {
    ProductKernel product = ProductKernel.of(style, context.device(), shape, tile);
    context.kernels().compile("a test", List.of(product.text()));
    try (Memory a = context.allocate(4L * shape.sizeOfA(), "a test");
        Memory b = context.allocate(4L * shape.sizeOfB(), "a test");
        Memory c = context.allocate(4L * shape.sizeOfC(), "a test");
        Kernel kernel = context.kernels().kernel(product.text())) {
      queue.write(random(shape.sizeOfA(), 1), a);
      queue.write(random(shape.sizeOfB(), 2), b);
      int first = shape.set(kernel, product.perItem());
      kernel.set(first, a);
      kernel.set(first + 1, b);
      kernel.set(first + 2, c);
      kernel.enqueue(queue, product.global(), product.local());
      float[] result = new float[(int) shape.sizeOfC()];
      queue.read(c, result);
      return result;
    }
  }

  private static float[] random(long length, long seed) {
    Random random = new Random(seed);
    float[] values = new float[(int) length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
