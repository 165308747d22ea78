package org.fnde.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PlateauTest {
  @Test
  void theRateFallsAtTheThirdMeasurementWithoutImprovement() {
    Plateau plateau = Plateau.standard();
    Plateau.State state = plateau.start(1e-3);
    double[] losses = {1.0, 0.5, 0.49999, 0.6, 0.4999, 0.3, 0.31, Double.NaN, 0.32};
    double[] rates = {1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1e-4};
    for (int i = 0; i < losses.length; i++) {
      state = plateau.next(state, losses[i]);
      assertEquals(rates[i], state.learningRate(), 1e-18, "after measurement " + i);
    }
    assertEquals(0.3, state.best());
    assertEquals(0, state.bad());
  }

  @Test
  void anImprovementBelowTheThresholdIsNone() {
    Plateau plateau = new Plateau(0.5, 0, 1e-2, 0);
    Plateau.State state = plateau.next(plateau.start(1), 1);
    assertEquals(0.5, plateau.next(state, 0.995).learningRate());
    assertEquals(1, plateau.next(state, 0.985).learningRate());
  }

  @Test
  void tinyChangesAreNotMade() {
    Plateau plateau = new Plateau(0.1, 0, 0, 1e-8);
    Plateau.State state = plateau.next(plateau.start(1e-8), 1);
    assertEquals(1e-8, plateau.next(state, 1).learningRate());
  }

  @Test
  void badSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Plateau(1, 2, 1e-4, 1e-8));
    assertThrows(IllegalArgumentException.class, () -> new Plateau(0.1, -1, 1e-4, 1e-8));
    assertThrows(IllegalArgumentException.class, () -> new Plateau(0.1, 2, Double.NaN, 1e-8));
    assertThrows(IllegalArgumentException.class, () -> Plateau.standard().start(0));
  }
}
