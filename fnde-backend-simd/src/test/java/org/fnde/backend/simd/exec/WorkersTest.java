package org.fnde.backend.simd.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Helping threads from another thread's point of view. */
class WorkersTest {
  private static final int ROUNDS = 300;
  private static final int THREADS = 16;

  @Test
  void theyCanBeClosedWhileTheyStart() throws Exception {
    try (ExecutorService solving = Executors.newSingleThreadExecutor()) {
      for (int round = 0; round < ROUNDS; round++) {
        CyclicBarrier start = new CyclicBarrier(2);
        AtomicInteger done = new AtomicInteger();
        Workers workers = new Workers(THREADS);
        Future<Boolean> solve =
            solving.submit(() -> {
              start.await();
              return workers.run((item, worker) -> done.incrementAndGet(), THREADS);
            });
        start.await();
        workers.close();
        solve.get();
        assertEquals(THREADS, done.get());
      }
    }
  }
}
