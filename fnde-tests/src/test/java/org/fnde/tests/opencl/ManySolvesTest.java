package org.fnde.tests.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.opencl.inspect.Counters;
import org.fnde.backend.opencl.inspect.Inspected;
import org.fnde.equation.VectorField;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Solve;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ManySolvesTest {
  private static final int SOLVES = 1_000;
  private static final int ROWS = 256;
  private static final int DIMS = 64;

  /** A solve has about twenty arrays of 128 KB: leaving one of them would take 100 MB. */
  @Test
  void aThousandSolvesHoldNoMemory() throws IOException, InterruptedException {
    Devices.backend("opencl").close();
    // All of Java's heap is there from the start, so that what grows is the device's memory.
    List<String> options = List.of("-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-Xms96m", "-Xmx96m");
    List<String> lines = Processes.lines(Solves.class, options, Map.of());
    assertEquals(2, lines.size(), lines::toString);
    long grown = Long.parseLong(lines.get(1)) - Long.parseLong(lines.get(0));
    assertTrue(grown < 50_000_000, grown + " bytes more");
  }

  /** Prints what memory the process has after some solves and after all. */
  static final class Solves {
    private Solves() {}

    public static void main(String[] arguments) throws IOException {
      VectorField decay = (t, y, in) -> y.times(in.get("rate"));
      Array start = Array.rows(ROWS, new double[ROWS * DIMS], DIMS);
      Map<String, Array> inputs = Map.of("y", start, "rate", Array.of(new double[] {-0.7}));
      try (Backend opencl = Providers.load().backend("opencl");
          Node node = Solve.of(decay).backend(opencl).tolerances(1e-3, 1e-3).saveAt(0, 1).node()) {
        for (int i = 0; i < SOLVES; i++) {
          try (Evaluation e = node.evaluate(inputs)) {
            if (i % 10 == 0) {
              e.pullback(e.values());
            }
          }
          requireNothing(((Inspected) opencl).counters());
          if (i == SOLVES / 5 || i == SOLVES - 1) {
            System.out.println(residentBytes());
          }
        }
      }
    }

    private static void requireNothing(Counters counters) {
      long live = counters.liveBytes() + counters.liveRuns() + counters.liveKernels();
      if (live != 0) {
        throw new IllegalStateException("still held: " + counters);
      }
    }

    private static long residentBytes() throws IOException {
      String line =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(l -> l.startsWith("VmRSS:"))
              .findFirst()
              .orElseThrow();
      return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
    }
  }
}
