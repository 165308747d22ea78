package org.fnde.tests.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.fnde.backend.Array;
import org.fnde.equation.TupleField;
import org.fnde.equation.VectorField;
import org.fnde.solve.Solution;
import org.fnde.solve.Solve;
import org.fnde.solve.SolveException;
import org.fnde.solve.Statistics;
import org.fnde.solve.Status;
import org.fnde.solve.StepListener;
import org.junit.jupiter.api.Test;

/** What the driver promises beyond the peer's numbers. */
final class DriverTest {
  private static final VectorField DECAY = (t, y, in) -> y.negate();
  private static final TupleField ROTATION = (t, y, in) -> List.of(y.get(1), y.get(0).negate());

  private static Solve decay() {
    return Solve.of(DECAY).backend("reference").tolerances(1e-8, 1e-10);
  }

  @Test
  void savesInsideStepsWithoutShorteningThem() {
    double[] times = {0, 0.1, 0.11, 0.12, 1, 1.5, 3};
    Solution dense = decay().saveAt(times).recordSteps(true).run(start(1)).orThrow();
    Solution ends = decay().recordSteps(true).run(new double[] {1}, 0, 3).orThrow();
    assertEquals(ends.statistics().steps(), dense.statistics().steps());
    for (int i = 0; i < times.length; i++) {
      // The interpolant is of fourth order, the tolerance a hundredth of this.
      assertEquals(Math.exp(-times[i]), dense.y(i).get(0), 1e-6);
    }
    assertEquals(List.of(7, 1), dense.y().type().shape().dims());
  }

  @Test
  void reverseTimeUndoesForwardTime() {
    double[] there = decay().run(new double[] {1}, 0, 2).orThrow().last();
    double[] back = decay().run(there, 2, 0).orThrow().last();
    assertEquals(1, back[0], 1e-6);
  }

  @Test
  void jumpsAreHonouredInReverse() {
    Solve jumps = Solve.of(Fields.JUMPS).backend("reference").tolerances(1e-6, 1e-9);
    Solution s = jumps.jumpTimes(1, 2).run(new double[] {2}, 3, 0).orThrow();
    assertEquals(0, s.last()[0], 1e-12);
    assertTrue(s.statistics().nfe() < 60, () -> s.statistics().toString());
  }

  @Test
  void stepTimesAtTheEndKeepTheFieldInside() {
    Solution s = decay().stepTimes(1).recordSteps(true).run(new double[] {1}, 0, 1).orThrow();
    double latest =
        s.statistics().evaluationTimes().stream().mapToDouble(t -> t).max().getAsDouble();
    assertTrue(latest < 1, () -> "evaluated at " + latest);
    assertEquals(Math.exp(-1), s.last()[0], 1e-7);
  }

  @Test
  void tuplesKeepTheirShapes() {
    Solve solve = Solve.ofTuple(ROTATION, "q", "p").backend("reference").tolerances(1e-9, 1e-9);
    List<Array> start =
        List.of(Array.rows(2, new double[] {1, 0}, 1), Array.rows(2, new double[] {0, 1}, 1));
    Solution s = solve.saveAt(0, 1).run(start).orThrow();
    double[] q = {Math.cos(1), Math.sin(1)};
    double[] p = {-Math.sin(1), Math.cos(1)};
    assertArrayEquals(q, s.y("q", 1).toDoubles(), 1e-7);
    assertArrayEquals(p, s.y("p", 1).toDoubles(), 1e-7);
    assertThrows(IllegalStateException.class, s::last);
  }

  @Test
  void sharedScalarsAndFloatsAreStates() {
    Array shared = Array.of(new double[] {1});
    assertEquals(Math.exp(-1), decay().saveAt(0, 1).run(shared).y(1).get(0), 1e-7);
    Array floats = Array.rows(3, new float[] {1, 2, 3}, 1);
    Solution s = decay().tolerances(1e-5, 1e-5).saveAt(0, 1).run(floats).orThrow();
    assertEquals(floats.type(), s.y(1).type());
    assertEquals(3 * Math.exp(-1), s.y(1).get(2), 1e-4);
  }

  @Test
  void oneSaveTimeGivesTheInitialState() {
    Solution s = decay().saveAt(5).run(start(7)).orThrow();
    assertArrayEquals(new double[] {7}, s.last());
    assertEquals(Statistics.NONE, s.statistics());
  }

  @Test
  void rejectedStepsChangeNothing() {
    List<Double> seen = new ArrayList<>();
    List<Double> rejected = new ArrayList<>();
    StepListener listener =
        new StepListener() {
          @Override
          public void attempted(double t, double h, State state) {
            seen.add(state.read("y").get(0));
          }

          @Override
          public void rejected(double t, double h, State state) {
            rejected.add(state.read("y").get(0));
          }
        };
    Solution s = decay().firstStep(50).listener(listener).run(new double[] {1}, 0, 1).orThrow();
    assertTrue(s.statistics().rejected() > 0);
    assertEquals(s.statistics().rejected(), rejected.size());
    assertEquals(1.0, seen.get(0));
    assertEquals(1.0, seen.get(1));
    assertEquals(1.0, rejected.get(0));
    assertEquals(2 - 1 + 6 * seen.size(), s.statistics().nfe());
  }

  @Test
  void limitsAndCancellationKeepWhatWasSaved() {
    Solution s = decay().saveAt(0, 0.001, 5).maxSteps(4).run(start(1));
    assertInstanceOf(Status.StepLimit.class, s.status());
    assertEquals(2, s.times().size());
    assertEquals(4, s.statistics().accepted() + s.statistics().rejected());
    assertInstanceOf(
        Status.Cancelled.class,
        decay().cancelledBy(() -> true).run(new double[] {1}, 0, 1).status());
  }

  @Test
  void failuresNameTimeStepAndComponent() {
    TupleField explodes =
        (t, y, in) -> List.of(y.get(0).negate(), t.minus(0.5).negate().sqrt().plus(y.get(1)));
    Solve solve = Solve.ofTuple(explodes, "fine", "broken").backend("reference");
    Solution s = solve.saveAt(0, 1).run(List.of(start(1), start(1)));
    Status.Failed failed = assertInstanceOf(Status.Failed.class, s.status());
    assertEquals("broken", failed.component());
    assertEquals(0.5, failed.t(), 1e-6);
    assertTrue(Math.abs(failed.h()) < 1e-12, failed::toString);
    String message = assertThrows(SolveException.class, s::orThrow).getMessage();
    assertTrue(message.contains("broken") && message.contains("not finite"), message);
  }

  private static Array start(double y) {
    return Array.rows(1, new double[] {y}, 1);
  }
}
