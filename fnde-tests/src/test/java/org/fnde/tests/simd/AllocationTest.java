package org.fnde.tests.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.fnde.graph.Program;
import org.junit.jupiter.api.Test;

/** Steps allocate nothing on any thread, once the virtual machine has compiled them. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void largeStepsAllocateNothing() {
    assertNothing(Networks.step(30, 150, Networks::mixed), 256, 2);
  }

  @Test
  void smallStepsAllocateNothing() {
    assertNothing(Networks.step(2, 50, Networks::seminorm), 20, 1);
  }

  /** Compilation is done at some time within a minute; from then on nothing is allocated. */
  private static void assertNothing(Program program, int rows, int threads) {
    try (Prepared step = new Prepared(program, rows, threads)) {
      long end = System.nanoTime() + 60_000_000_000L;
      long bytes = Long.MAX_VALUE;
      while (bytes > 0 && System.nanoTime() < end) {
        for (int i = 0; i < 200; i++) {
          step.step();
        }
        long before = allocated();
        for (int i = 0; i < 50; i++) {
          step.step();
        }
        // What reading the counter allocates itself is the same twice.
        long between = allocated();
        bytes = between - before - (allocated() - between);
      }
      assertEquals(0, bytes, "bytes allocated by 50 steps");
    }
  }

  private static long allocated() {
    return LongStream.of(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
        .filter(b -> b > 0)
        .sum();
  }
}
