package org.fnde.backend.simd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("species")
class KernelLibraryTest {
  @Test
  void theRequestedWidthIsInUse() {
    String requested = System.getProperty("org.fnde.simd.bits", "");
    assumeFalse(requested.isEmpty(), "no width is requested");
    KernelLibrary library = KernelLibrary.choose();
    if (requested.equals("scalar")) {
      assertEquals("plain Java: org.fnde.simd.bits is scalar", library.description());
      assertEquals(1, library.floats().lanes());
      assertEquals(1, library.doubles().lanes());
      return;
    }
    int bits = Integer.parseInt(requested);
    assumeTrue(Species.preferredBits() >= bits, "no vectors of " + bits + " bits");
    assumeTrue(Fused.AVAILABLE, "no fused multiply-add");
    assertEquals("vectors of " + bits + " bits", library.description());
    assertEquals(bits / Float.SIZE, library.floats().lanes());
    assertEquals(bits / Double.SIZE, library.doubles().lanes());
  }
}
