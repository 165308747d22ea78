package org.fnde.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.fnde.spi.StepController;
import org.junit.jupiter.api.Test;

/**
 * What every step size controller must do. A test class implements this interface, and inherits its
 * tests.
 */
public interface ControllerContract {

  /**
   * The controller.
   *
   * @return the controller
   */
  StepController controller();

  /**
   * Ratios it is tried on, one after the other.
   *
   * @return numbers of at least 0, and infinity for a step that was not finite
   */
  default double[] ratios() {
    double infinite = Double.POSITIVE_INFINITY;
    return new double[] {
      0.5, 0, 1e-300, 1e-8, 0.999, 1, 1 + 1e-12, 2, 1e8, infinite, infinite, 0.1, 7, 0, 3
    };
  }

  /** Whatever the error, the next step size is a positive number. */
  @Test
  default void factorsArePositiveAndFinite() {
    for (int order = 1; order <= 8; order++) {
      double[] factors = factors(order, 0, new double[controller().memory()]);
      for (int i = 0; i < factors.length; i++) {
        String what = "order " + order + ", ratio " + ratios()[i] + ": factor " + factors[i];
        assertTrue(factors[i] > 0 && factors[i] < Double.POSITIVE_INFINITY, what);
      }
    }
  }

  /** An exact step is accepted, and so is whatever is better than an accepted one. */
  @Test
  default void betterStepsAreAcceptedToo() {
    StepController controller = controller();
    assertTrue(controller.accepts(0), "an exact step is refused");
    double[] sorted = ratios();
    Arrays.sort(sorted);
    boolean accepted = true;
    for (double ratio : sorted) {
      boolean now = controller.accepts(ratio);
      assertTrue(accepted || !now, ratio + " is accepted, but a smaller one is not");
      accepted = now;
    }
  }

  /** After a rejection the step is smaller, or the solve would not go on. */
  @Test
  default void rejectedStepsShrink() {
    double[] factors = factors(5, 0, new double[controller().memory()]);
    for (int i = 0; i < factors.length; i++) {
      boolean rejected = !controller().accepts(ratios()[i]);
      assertTrue(!rejected || factors[i] < 1, "factor " + factors[i] + " at " + ratios()[i]);
    }
  }

  /** It changes no memory but its own, wherever that is. */
  @Test
  default void memoryIsItsSlice() {
    int length = controller().memory();
    assertTrue(length >= 0, "memory of length " + length);
    double[] alone = factors(5, 0, new double[length]);
    double[] shared = new double[length + 7];
    Arrays.fill(shared, 0, 3, Double.NaN);
    Arrays.fill(shared, 3 + length, shared.length, Double.NaN);
    assertArrayEquals(alone, factors(5, 3, shared), "the result depends on where its memory is");
    for (int i = 0; i < shared.length; i++) {
      boolean outside = i < 3 || i >= 3 + length;
      assertTrue(!outside || Double.isNaN(shared[i]), "memory " + (i - 3) + " of " + length);
    }
  }

  /** It remembers nothing elsewhere. */
  @Test
  default void solvesDoNotDisturbEachOther() {
    StepController controller = controller();
    double[] first = new double[controller.memory()];
    double[] second = new double[controller.memory()];
    for (double ratio : ratios()) {
      double factor = controller.factor(ratio, 5, first, 0);
      assertEquals(factor, controller.factor(ratio, 5, second, 0), "at ratio " + ratio);
    }
  }

  private double[] factors(int order, int at, double[] memory) {
    StepController controller = controller();
    return Arrays.stream(ratios())
        .map(ratio -> controller.factor(ratio, order, memory, at))
        .toArray();
  }
}
