package org.fnde.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fnde.spi.ButcherTableau.Builder;
import org.junit.jupiter.api.Test;

class ButcherTableauTest {

  @Test
  void classicalMethodsHaveTheirOrder() {
    assertEquals(1, euler(1).build().order());
    assertEquals(2, midpoint(2).build().order());
    assertEquals(3, kutta(3, 2).build().order());
    assertEquals(4, classical(0.5).build().order());
  }

  @Test
  void theOrderIsAtLeastOne() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ButcherTableau.order(0)).getMessage();
    assertTrue(message.contains("order is 0"), message);
  }

  @Test
  void weightsThatViolateAConditionOfTheOrderAreRefused() {
    refused(euler(2), "order 2 needs sum_i b_i c_i = 1/2, got 0.0");
    refused(midpoint(3), "order 3 needs sum_i b_i c_i^2 = 1/3, got 0.25");
    refused(kutta(3, 1), "order 3 needs sum_ij b_i a_ij c_j = 1/6, got 0.08333");
    refused(kutta(4, 2), "order 4 needs sum_ij b_i c_i a_ij c_j = 1/8, got 0.1666");
    refused(classical(0.25), "order 3 needs sum_ij b_i a_ij c_j = 1/6");
    refused(euler(1).solution(2), "weights of the solution: need 1 numbers of sum 1");
  }

  private static void refused(Builder tableau, String part) {
    String message = assertThrows(IllegalArgumentException.class, tableau::build).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static Builder euler(int order) {
    return ButcherTableau.order(order).solution(1).error(0);
  }

  private static Builder midpoint(int order) {
    return ButcherTableau.order(order).stage(0.5, 0.5).solution(0, 1).error(-1, 1);
  }

  /** Kutta's method of order 3 if {@code a32} is 2. */
  private static Builder kutta(int order, double a32) {
    return ButcherTableau.order(order)
        .stage(0.5, 0.5)
        .stage(1, 1 - a32, a32)
        .solution(1 / 6.0, 2 / 3.0, 1 / 6.0)
        .error(1 / 6.0, -1 / 3.0, 1 / 6.0);
  }

  /** The method of order 4 if {@code a32} is 1/2. */
  private static Builder classical(double a32) {
    return ButcherTableau.order(4)
        .stage(0.5, 0.5)
        .stage(0.5, 0.5 - a32, a32)
        .stage(1, 0, 0, 1)
        .solution(1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0)
        .error(1 / 6.0, -1 / 3.0, 1 / 3.0, -1 / 6.0);
  }
}
