package org.fnde.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.Expr;
import org.fnde.solve.Solve;
import org.fnde.spi.ButcherTableau;
import org.fnde.spi.Interpolant;
import org.fnde.spi.Method;
import org.fnde.spi.RungeKutta;
import org.fnde.spi.ScaledValue;
import org.fnde.testkit.methods.LinearProblem;
import org.junit.jupiter.api.Test;

/**
 * What every method must do, shown on y' = A y against exp(A t). A test class implements this
 * interface, and inherits its tests. Orders are slopes of log error over log step size, by linear
 * regression over four halvings; what they may fall short by is what the next term of the error
 * contributes at these step sizes.
 */
public interface MethodContract {

  /**
   * The method.
   *
   * @return the method
   */
  Method method();

  private ButcherTableau tableau() {
    return switch (method()) {
      case RungeKutta rungeKutta -> rungeKutta.tableau();
    };
  }

  /** The global error falls with the order that step size control uses. */
  @Test
  default void theOrderIsWhatItSays() {
    double slope = slope(h -> LinearProblem.of(tableau()).globalError(h));
    assertTrue(slope > method().order() - 0.3, "order " + method().order() + ", slope " + slope);
  }

  /** The error estimate falls faster than the step size, so that small steps are accepted. */
  @Test
  default void theErrorEstimateVanishes() {
    double slope = slope(h -> LinearProblem.of(tableau()).errorEstimate(h));
    assertTrue(slope > 1.7, "the error estimate falls with h^" + slope);
  }

  /** Row sums are nodes, the solution's weights add up to 1 and the error's to 0. */
  @Test
  default void weightsAddUp() {
    ButcherTableau tableau = tableau();
    double solution = 0;
    double error = 0;
    for (int i = 0; i < tableau.stages(); i++) {
      double row = 0;
      for (int j = 0; j < i; j++) {
        row += tableau.a(i, j);
      }
      assertEquals(tableau.c(i), row, 1e-13, "row " + i);
      solution += tableau.b(i);
      error += tableau.e(i);
    }
    assertEquals(1, solution, 1e-13);
    assertEquals(0, error, 1e-13);
  }

  /** If it says so, the last stage is the derivative at the end of the step. */
  @Test
  default void theLastStageIsTheNextFirst() {
    if (tableau().firstSameAsLast()) {
      LinearProblem problem = LinearProblem.of(tableau());
      double[][] stages = problem.stages(0.1);
      double[] y1 = problem.solution(stages, 0.1);
      assertArrayEquals(LinearProblem.derivative(y1), stages[stages.length - 1], 1e-15);
    }
  }

  /** The interpolant joins both ends, and its error inside a step falls as its degree allows. */
  @Test
  default void theInterpolantFits() {
    if (tableau().interpolant().isEmpty()) {
      return;
    }
    Interpolant dense = tableau().interpolant().get();
    for (int i = 0; i < dense.stages(); i++) {
      assertEquals(0, dense.weight(i, 0), 1e-14);
      assertEquals(tableau().b(i), dense.weight(i, 1), 1e-13, "stage " + i);
    }
    double slope = slope(h -> LinearProblem.of(tableau()).denseError(h));
    int order = Math.min(method().order(), dense.degree());
    assertTrue(slope > order + 0.6, "inside a step the error falls with h^" + slope);
  }

  /** A step forth and a step back return to the start, up to the error of the method. */
  @Test
  default void stepsCanGoBack() {
    double slope = slope(h -> LinearProblem.of(tableau()).returnError(h));
    assertTrue(slope > method().order() + 0.6, "the way back is off by h^" + slope);
  }

  /** The driver solves with it to the tolerance, up to the factor of a stable problem. */
  @Test
  default void theDriverSolvesWithIt() {
    double tolerance = 1e-7;
    double[] end =
        Solve.of((t, y, in) -> derivative(y))
            .method(method())
            .norm(values -> values.stream().map(ScaledValue::rms).reduce(Expr::max).orElseThrow())
            .backend(new ReferenceBackend())
            .tolerances(tolerance, tolerance)
            .run(LinearProblem.START.clone(), 0, 1)
            .orThrow()
            .last();
    assertArrayEquals(LinearProblem.exact(1), end, 100 * tolerance);
  }

  private static Expr derivative(Expr y) {
    Expr x = y.at(0);
    Expr v = y.at(1);
    Expr dx = x.times(LinearProblem.DECAY).plus(v.times(LinearProblem.FREQUENCY));
    Expr dv = v.times(LinearProblem.DECAY).minus(x.times(LinearProblem.FREQUENCY));
    return ArrayOps.concatenate(-1, List.of(dx.insertAxis(-1), dv.insertAxis(-1)));
  }

  private static double slope(DoubleUnaryOperator error) {
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    int n = 5;
    for (int i = 0; i < n; i++) {
      double h = 0.2 / (1 << i);
      double x = Math.log(h);
      double y = Math.log(Math.max(error.applyAsDouble(h), 1e-17));
      sx += x;
      sy += y;
      sxx += x * x;
      sxy += x * y;
    }
    return (n * sxy - sx * sy) / (n * sxx - sx * sx);
  }
}
