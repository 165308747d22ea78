package org.fnde.backend.simd.kernel;

/** What the processor and the virtual machine offer to the vector kernels. */
final class VectorSpecies {
  private VectorSpecies() {}

  static boolean fused() {
    return true;
  }
}
