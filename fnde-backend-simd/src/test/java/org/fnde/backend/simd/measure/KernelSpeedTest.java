package org.fnde.backend.simd.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fnde.backend.simd.kernel.KernelLibrary;
import org.junit.jupiter.api.Test;

class KernelSpeedTest {
  @Test
  void tilesMustDivideTheRows() {
    KernelSpeed speed = new KernelSpeed();
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> speed.product(256, 4, 4, 60, 1));
    assertTrue(e.getMessage().contains("60"));
  }

  @Test
  void thereIsAPeakWhereThereAreVectors() {
    KernelSpeed.Speed s = new KernelSpeed().product(128, 8, 8, 64, 1);
    KernelLibrary library = KernelLibrary.choose();
    assertEquals(library.description(), s.kernels());
    assertEquals(library.floats().lanes() > 1, s.peak().isPresent());
    assertTrue(s.product() > 0 && s.product() < Double.POSITIVE_INFINITY, s.toString());
    assertTrue(s.peak().orElse(1) > 0, s.toString());
  }
}
