package org.fnde.tests.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fnde.solve.Solution;
import org.fnde.solve.Solve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forward solves against torchdiffeq 0.2.5's values, steps and numbers of evaluations. */
final class ForwardSolveTest {

  @ParameterizedTest
  @CsvSource({
    "1e-3, 1e-6, 98, 0.72392829821, -1.50775427483",
    "1e-6, 1e-9, 302, 0.70925568040, -1.50410790463"
  })
  void cubic(double rtol, double atol, long nfe, double y0, double y1) {
    Solution s = Fields.cubic().tolerances(rtol, atol).run(new double[] {2, 0}, 0, 1).orThrow();
    assertArrayEquals(new double[] {y0, y1}, s.last(), 1e-11);
    assertEquals(nfe, s.statistics().nfe());
  }

  @ParameterizedTest
  @CsvSource({
    "1e-3, 1e-6, 32, -0.171986318066, -1.004930361429",
    "1e-6, 1e-9, 86, -0.166341889192, -0.999417221553"
  })
  void oscillator(double rtol, double atol, long nfe, double y0, double y1) {
    Solution s = solve(rtol, atol).run(new double[] {1, 0.5}, 0, 2).orThrow();
    assertArrayEquals(new double[] {y0, y1}, s.last(), 1e-11);
    assertEquals(nfe, s.statistics().nfe());
  }

  private static Solve solve(double rtol, double atol) {
    return Solve.of(Fields.OSCILLATOR).backend("reference").tolerances(rtol, atol);
  }

  private static Solve jumps() {
    return Solve.of(Fields.JUMPS).backend("reference").tolerances(1e-6, 1e-9);
  }

  @Test
  void jumpsCostEvaluations() {
    assertEquals(638, nfe(jumps()));
    assertEquals(266, nfe(jumps().stepTimes(1, 2)));
    assertEquals(46, nfe(jumps().jumpTimes(2, 1)));
    assertEquals(47, nfe(jumps().jumpTimes(1, 2, 3)));
    Solution exact = jumps().jumpTimes(1, 2).run(new double[] {0}, 0, 3);
    assertEquals(2, exact.last()[0], 1e-12);
  }

  private static long nfe(Solve solve) {
    return solve.run(new double[] {0}, 0, 3).orThrow().statistics().nfe();
  }

  @Test
  void aStepThatEndsExactlyOnAJumpCounts() {
    Solution s = jumps().jumpTimes(1, 2).firstStep(1).run(new double[] {0}, 0, 3).orThrow();
    assertEquals(2, s.last()[0], 1e-12);
    assertTrue(s.statistics().nfe() < 46, () -> s.statistics().toString());
  }

  @Test
  void evaluationTimesAreTheStages() {
    Solution s =
        Fields.cubic().tolerances(1e-3, 1e-6).recordSteps(true).run(new double[] {2, 0}, 0, 1);
    double[] first =
        s.statistics().evaluationTimes().stream().limit(8).mapToDouble(t -> t).toArray();
    double[] peer = {0, 6.2e-7, 1.249e-5, 1.874e-5, 4.998e-5, 5.553e-5, 6.247e-5, 6.247e-5};
    assertArrayEquals(peer, first, 1e-8);
    double end = s.statistics().steps().getFirst().h();
    assertEquals(Math.nextDown(end), first[7]);
  }
}
