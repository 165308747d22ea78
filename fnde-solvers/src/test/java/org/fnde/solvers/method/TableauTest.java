package org.fnde.solvers.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import org.fnde.spi.ButcherTableau;
import org.fnde.spi.Interpolant;
import org.fnde.spi.Providers;
import org.fnde.spi.RungeKutta;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Order conditions of Hairer, Nørsett and Wanner, table II.2.2, on the bushy and the tall trees.
 */
class TableauTest {
  private static final double ROUNDING = 1e-14;

  @ParameterizedTest
  @ValueSource(strings = {"dopri5", "rk45"})
  void solutionHasOrderFiveAndErrorEstimateOrderFour(String id) {
    ButcherTableau t = tableau(id);
    assertEquals(5, t.order());
    assertTrue(t.firstSameAsLast());
    double tall = 1;
    for (int order = 1; order <= 5; order++) {
      int power = order - 1;
      assertEquals(1.0 / order, sum(t, t::b, i -> Math.pow(t.c(i), power)), ROUNDING);
      tall /= order;
      assertEquals(tall, sum(t, t::b, i -> nested(t, i, power)), ROUNDING);
      if (order < 5) {
        assertEquals(0, sum(t, t::e, i -> Math.pow(t.c(i), power)), ROUNDING);
        assertEquals(0, sum(t, t::e, i -> nested(t, i, power)), ROUNDING);
      }
    }
    assertTrue(Math.abs(sum(t, t::e, i -> Math.pow(t.c(i), 4))) > 1e-5, "no estimate at all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dopri5", "rk45"})
  void denseOutputHasOrderFour(String id) {
    ButcherTableau t = tableau(id);
    Interpolant p = t.interpolant().orElseThrow();
    for (double x : new double[] {0.1, 0.5, 0.8, 1, 1.2}) {
      for (int order = 1; order <= 4; order++) {
        int power = order - 1;
        double expected = Math.pow(x, order) / order;
        double actual = sum(t, i -> p.weight(i, x), i -> Math.pow(t.c(i), power));
        assertEquals(expected, actual, 1e-9, "order " + order + " at " + x);
      }
    }
  }

  private static ButcherTableau tableau(String id) {
    return ((RungeKutta) Providers.load().method(id)).tableau();
  }

  private static double sum(ButcherTableau t, IntToDoubleFunction weight, IntToDoubleFunction of) {
    double sum = 0;
    for (int i = 0; i < t.stages(); i++) {
      sum += weight.applyAsDouble(i) * of.applyAsDouble(i);
    }
    return sum;
  }

  private static double nested(ButcherTableau t, int i, int depth) {
    if (depth == 0) {
      return 1;
    }
    double sum = 0;
    for (int j = 0; j < i; j++) {
      sum += t.a(i, j) * nested(t, j, depth - 1);
    }
    return sum;
  }
}
