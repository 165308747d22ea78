package org.fnde.tests.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fnde.equation.VectorField;
import org.fnde.solve.Solution;
import org.fnde.solve.Solve;
import org.fnde.solve.Statistics.Attempt;
import org.junit.jupiter.api.Test;

/** A norm, a method and a controller of a module that knows fnde-api alone, used by their ids. */
class OutsideProvidersSolveTest {
  private static final double TOLERANCE = 1e-6;
  private static final VectorField DECAY = (t, y, in) -> y.negate();

  @Test
  void aSolveUsesThemByTheirIds() {
    Solution solution =
        Solve.of(DECAY)
            .method("outside-bosh3")
            .norm("outside-largest-state")
            .controller("outside-halving:double-below=0.1")
            .tolerances(0, TOLERANCE)
            .recordSteps(true)
            .run(new double[] {1, -3}, 0, 2)
            .orThrow();
    // A step makes at most this error of its own, and the flow shrinks it.
    double error = TOLERANCE * solution.statistics().accepted();
    assertEquals(Math.exp(-2), solution.last()[0], error);
    assertEquals(-3 * Math.exp(-2), solution.last()[1], error);
    factorsAreTheControllers(solution.statistics().steps());
    long attempts = solution.statistics().accepted() + solution.statistics().rejected();
    assertEquals(2 + 3 * attempts, solution.statistics().nfe(), "three evaluations an attempt");
  }

  private static void factorsAreTheControllers(List<Attempt> steps) {
    assertTrue(steps.size() > 5, "too few steps to tell");
    for (int i = 1; i < steps.size(); i++) {
      double factor = steps.get(i).h() / steps.get(i - 1).h();
      double nearest = factor > 1.5 ? 2 : factor > 0.75 ? 1 : 0.5;
      assertEquals(nearest, factor, 1e-9);
    }
  }
}
