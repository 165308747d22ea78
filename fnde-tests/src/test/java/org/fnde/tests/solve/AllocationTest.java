package org.fnde.tests.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.IntStream;
import org.fnde.backend.Array;
import org.fnde.equation.VectorField;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Solve;
import org.fnde.solve.SolveException;
import org.fnde.solve.Status;
import org.fnde.solve.StepListener;
import org.junit.jupiter.api.Test;

/** A step allocates nothing once everything is prepared. */
final class AllocationTest {
  private static final int WINDOW = 1_000;

  private static final int MOST = 500_000;

  /**
   * Notes what the solving thread allocates in windows of steps, and ends the solve after one
   * without any. Before the compiler is done, vectors are boxed; when that is depends on what ran
   * before.
   */
  private static final class Meter implements StepListener {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long least = Long.MAX_VALUE;
    private long before;
    private int steps;

    @Override
    public void attempted(double t, double h, State state) {
      if (steps % WINDOW == 0) {
        long now = threads.getCurrentThreadAllocatedBytes();
        least = steps == 0 ? least : Math.min(least, now - before);
        before = now;
      }
      steps++;
    }

    private boolean isDone() {
      return least == 0;
    }

    private void check() {
      assertEquals(0, least, "bytes in " + WINDOW + " attempts");
    }
  }

  private static Solve limited(VectorField field, Meter meter) {
    return Solve.of(field)
        .backend("simd:threads=1")
        .tolerances(1e-6, 1e-9)
        .cancelledBy(meter::isDone);
  }

  private static void measure(Solve solve, Meter meter, double... y0) {
    solve.maxStep(2.0 / MOST).listener(meter).run(y0, 0, 2);
    meter.check();
  }

  @Test
  void tracedSolve() {
    Meter meter = new Meter();
    measure(limited(Fields.CUBIC, meter).input("w", Fields.CUBIC_WEIGHT), meter, 2, 0);
  }

  @Test
  void plainSolve() {
    Meter meter = new Meter();
    VectorField field =
        VectorField.plain(
            2,
            (t, y, dy) -> {
              dy[0] = y[1];
              dy[1] = -y[0];
            });
    measure(limited(field, meter), meter, 1, 0);
  }

  @Test
  void plainSolveWithParametersAndRestarts() {
    Meter meter = new Meter();
    double[] jumps = IntStream.range(1, 4 * MOST).mapToDouble(i -> 0.5 * i / MOST).toArray();
    Array w = Array.of(new double[] {1, -1}, 2);
    Solve solve = limited(PlainFieldTest.oscillator(), meter).input("w", w).jumpTimes(jumps);
    measure(solve, meter, 1, 0);
  }

  @Test
  void plainAdjointSolve() {
    Meter meter = new Meter();
    Backsolve adjoint = Backsolve.norm("mixed").maxStep(0.2 / MOST).listener(meter);
    Solve solve = limited(PlainFieldTest.oscillator(), meter).adjoint(adjoint).saveAt(0, 0.2);
    measureAdjoint(solve, meter, Array.of(new double[] {1, -1}, 2));
  }

  @Test
  void adjointSolve() {
    Meter meter = new Meter();
    Backsolve adjoint = Backsolve.norm("mixed").maxStep(0.2 / MOST).listener(meter);
    Solve solve = limited(Fields.CUBIC, meter).adjoint(adjoint).saveAt(0, 0.2);
    measureAdjoint(solve, meter, Fields.CUBIC_WEIGHT);
  }

  private static void measureAdjoint(Solve solve, Meter meter, Array w) {
    Map<String, Array> inputs = Map.of("y", Fields.CUBIC_START, "w", w);
    try (Node node = solve.node();
        Evaluation e = node.evaluate(inputs)) {
      Map<String, Array> last = Map.of("y", Array.rows(1, new double[] {0, 0, 1, 1}, 2, 2));
      Status status = assertThrows(SolveException.class, () -> e.pullback(last)).status();
      assertInstanceOf(Status.Cancelled.class, status);
    }
    meter.check();
  }
}
