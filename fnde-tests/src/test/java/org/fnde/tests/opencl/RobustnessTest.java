package org.fnde.tests.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.BackendException;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.backend.opencl.inspect.Counters;
import org.fnde.backend.opencl.inspect.Inspected;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RobustnessTest {
  private static final ArrayType STATE = new ArrayType(DType.FLOAT64, Shape.rows(64));

  private static final ArrayType WEIGHT = new ArrayType(DType.FLOAT64, Shape.of(64, 64));
  private static final Map<String, Array> WEIGHTS =
      Map.of("w", Array.of(new double[64 * 64], 64, 64));

  @TempDir private Path directory;

  private static Program program() {
    ProgramBuilder b = Program.builder("running");
    Expr x = b.input("x", STATE, Lifetime.STATE);
    Expr w = b.input("w", WEIGHT, Lifetime.BOUND);
    return b.output(Group.ATTEMPT, "y", x.matmul(w).tanh().sin())
        .output(Group.ATTEMPT, "sum", x.exp().sum().sumRows())
        .build();
  }

  private static Launch launch(Backend backend, Run run) {
    Map<String, Buffer> buffers = Map.of("x", run.buffer(STATE), "y", run.buffer(STATE));
    return run.prepare(backend.compile(program()).bind(WEIGHTS), buffers);
  }

  /** Who runs while the backend is closed is told so; nothing is released under its feet. */
  @Test
  void closingWhileRunningIsHarmless() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 5; i++) {
        Backend backend = Devices.backend("opencl");
        CountDownLatch running = new CountDownLatch(1);
        Future<?> loop =
            threads.submit(() -> {
              Run run = backend.open(50);
              Launch launch = launch(backend, run);
              int sum = launch.result("sum");
              while (true) {
                launch.attempt();
                launch.get(sum);
                running.countDown();
              }
            });
        running.await();
        backend.close();
        Throwable cause = assertThrows(Exception.class, loop::get).getCause();
        assertEquals(IllegalStateException.class, cause.getClass(), cause.toString());
        assertEquals(0, ((Inspected) backend).counters().liveBytes());
        assertThrows(IllegalStateException.class, () -> backend.open(1));
      }
    }
  }

  /** Whether a run is opened before or after, it is released. */
  @Test
  void openingWhileTheBackendIsClosedLeavesNothing() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 30; i++) {
        Backend backend = Devices.backend("opencl");
        CountDownLatch running = new CountDownLatch(1);
        Future<?> loop =
            threads.submit(() -> {
              while (true) {
                try (Run run = backend.open(50)) {
                  launch(backend, run).attempt();
                  running.countDown();
                }
              }
            });
        running.await();
        backend.close();
        Throwable cause = assertThrows(Exception.class, loop::get).getCause();
        assertEquals(IllegalStateException.class, cause.getClass(), cause.toString());
        Counters left = ((Inspected) backend).counters();
        assertEquals(0, left.liveBytes() + left.liveRuns() + left.liveKernels(), left.toString());
      }
    }
  }

  /**
   * Java's threads get signals for their own purposes, such as a null check that fails, which must
   * not end in a driver's handler.
   */
  @Test
  void compilingDisturbsNoOtherThread() throws IOException, InterruptedException {
    Devices.backend("opencl").close();
    Map<String, String> cache = Map.of("POCL_CACHE_DIR", directory.toString());
    assertEquals(List.of("compiled", "/ by zero"), Processes.lines(Busy.class, List.of(), cache));
  }

  /** Compiles programs that were never compiled, while other threads dereference null. */
  static final class Busy {
    private Busy() {}

    public static void main(String[] arguments) {
      AtomicBoolean done = new AtomicBoolean();
      for (int i = 0; i < 3; i++) {
        Thread.ofPlatform().daemon().start(() -> dereference(done));
      }
      try (Backend opencl = Providers.load().backend("opencl:tuning=off")) {
        for (int i = 0; i < 30; i++) {
          opencl.compile(sines(i));
          System.gc();
        }
        System.out.println("compiled");
        int zero = arguments.length;
        System.out.println(1 / zero);
      } catch (ArithmeticException e) {
        System.out.println(e.getMessage());
      }
      done.set(true);
    }

    private static void dereference(AtomicBoolean done) {
      int[][] arrays = {{1}, null};
      for (int i = 0; !done.get(); i++) {
        try {
          arrays[(i & 1023) / 1023][0]++;
        } catch (NullPointerException e) {
          continue;
        }
      }
    }

    private static Program sines(int number) {
      ProgramBuilder b = Program.builder("sines " + number);
      Expr x = b.input("x", STATE, Lifetime.STATE).plus(number + 0.125);
      return b.output(Group.ATTEMPT, "y", x.sin().times(x).sin()).build();
    }
  }

  /** Runs that nobody closes are released with the backend. */
  @Test
  void forgottenRunsAreReleased() {
    Backend backend = Devices.backend("opencl");
    for (int i = 0; i < 10; i++) {
      launch(backend, backend.open(20)).attempt();
    }
    assertTrue(((Inspected) backend).counters().liveBytes() > 0);
    backend.close();
    backend.close();
    assertEquals(0, ((Inspected) backend).counters().liveBytes());
  }

  @Test
  void aBatchThatDoesNotFitIsRefused() {
    try (Backend backend = Devices.backend("opencl");
        Run run = backend.open(30_000_000)) {
      ArrayType wide = new ArrayType(DType.FLOAT64, Shape.rows(70));
      String message =
          assertThrows(
                  BackendException.class,
                  () -> {
                    for (int i = 0; i < 100; i++) {
                      run.buffer(wide);
                    }
                  })
              .getMessage();
      assertTrue(message.contains("memory") && message.contains("smaller batch"), message);
    }
  }

  @Test
  void badOptionsAreRefusedByName() {
    Devices.backend("opencl").close();
    Providers providers = Providers.load();
    refused(providers, "opencl:device=99", "device 0");
    refused(providers, "opencl:device=no such device", "no such device");
    refused(providers, "opencl:threads=-1", "threads=-1");
    refused(providers, "opencl:products=fast", "products=fast");
    providers.backend("opencl:device=0,threads=1").close();
  }

  private static void refused(Providers providers, String spec, String named) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> providers.backend(spec)).getMessage();
    assertTrue(message.contains(named), message);
  }

  /** Without a driver the reason is given, and nothing is written to standard output. */
  @Test
  void theAbsenceOfDriversIsExplained() throws IOException, InterruptedException {
    Devices.backend("opencl").close();
    Map<String, String> noDrivers = Map.of("OCL_ICD_VENDORS", directory.toString());
    List<String> lines = Processes.lines(Absence.class, List.of(), noDrivers);
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).contains("finds no driver"), lines::toString);
    assertEquals("preference 0", lines.get(1));
  }

  /** Prints why there is no device. */
  static final class Absence {
    private Absence() {}

    public static void main(String[] arguments) {
      var provider = new org.fnde.backend.opencl.OpenClBackendProvider();
      System.out.println(provider.unavailable().orElse("available"));
      System.out.println("preference " + provider.preference());
    }
  }

  /** The bits of a launch do not depend on what ran before. */
  @Test
  void repeatedLaunchesGiveTheSameBits() {
    try (Backend backend = Devices.backend("opencl");
        Run run = backend.open(300)) {
      Buffer x = run.buffer(STATE);
      double[] values = new double[300 * 64];
      java.util.Arrays.setAll(values, i -> Math.sin(i));
      x.write(Array.rows(300, values, 64));
      Map<String, Buffer> buffers = Map.of("x", x, "y", run.buffer(STATE));
      Launch launch = run.prepare(backend.compile(program()).bind(WEIGHTS), buffers);
      launch.attempt();
      double first = launch.get(launch.result("sum"));
      for (int i = 0; i < 20; i++) {
        launch.attempt();
        assertEquals(first, launch.get(launch.result("sum")));
      }
    }
  }
}
