package org.fnde.solvers.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fnde.spi.Providers;
import org.fnde.spi.StepController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControllerTest {
  private final Providers providers = Providers.load();

  @Test
  void integralGrowsShrinksAndIsBounded() {
    StepController c = providers.controller("integral");
    assertEquals(0, c.memory());
    assertTrue(c.accepts(1));
    assertFalse(c.accepts(Math.nextUp(1.0)));
    assertEquals(10, factor(c, 0));
    assertEquals(10, factor(c, 1e-9));
    assertEquals(1.8, factor(c, 1.0 / 32), 1e-15);
    assertEquals(1, factor(c, 0.99), "an accepted step never shrinks the next");
    assertEquals(0.9, factor(c, 1));
    assertEquals(0.45, factor(c, 32), 1e-15);
    assertEquals(0.2, factor(c, 1e9));
    assertEquals(0.2, factor(c, Double.POSITIVE_INFINITY));
  }

  @Test
  void integralTakesOptions() {
    StepController c = providers.controller("integral:safety=0.8,ifactor=5,dfactor=0.5");
    assertEquals(5, factor(c, 0));
    assertEquals(1.6, factor(c, 1.0 / 32), 1e-15);
    assertEquals(0.5, factor(c, 1e9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"safety=0", "safety=1.1", "safety=NaN", "ifactor=0.5", "dfactor=0", "dfactor=1"})
  void integralRefusesBadOptions(String option) {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> providers.controller("integral:" + option));
    assertTrue(e.getMessage().contains(option.substring(0, option.indexOf('='))), e.getMessage());
  }

  @Test
  void scipyDoesNotGrowRightAfterARejection() {
    StepController c = providers.controller("scipy");
    double[] memory = new double[3];
    assertFalse(c.accepts(1));
    assertTrue(c.accepts(Math.nextDown(1.0)));
    assertEquals(10, c.factor(0, 5, memory, 1));
    assertEquals(1.8, c.factor(1.0 / 32, 5, memory, 1), 1e-15);
    assertEquals(0.9, c.factor(1, 5, memory, 1));
    assertEquals(0.2, c.factor(Double.POSITIVE_INFINITY, 5, memory, 1));
    assertEquals(1, c.factor(1.0 / 32, 5, memory, 1));
    assertEquals(1.8, c.factor(1.0 / 32, 5, memory, 1), 1e-15);
    assertEquals(0, memory[0] + memory[2], "only its own slice is written");
  }

  private static double factor(StepController controller, double ratio) {
    return controller.factor(ratio, 5, new double[0], 0);
  }
}
