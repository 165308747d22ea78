package org.fnde.backend.simd.measure;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KernelSpeedTest {
  @Test
  void tilesMustDivideTheRows() {
    KernelSpeed speed = new KernelSpeed();
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> speed.product(256, 4, 4, 60, 1));
    assertTrue(e.getMessage().contains("60"));
  }

  /** Half the peak is what is promised; the rest is room for a busy machine. */
  @Test
  void productsRunAtHalfThePeak() {
    KernelSpeed.Speed s = new KernelSpeed().product(256, 400, 400, 64, 30);
    s.peak().ifPresent(peak -> assertTrue(s.product() >= 0.5 * peak, s.toString()));
  }
}
