package org.fnde.backend.simd.kernel;

/** The kernels for floats on vector registers. */
final class VectorFloat {
  private VectorFloat() {}

  static Kernels<float[]> kernels() {
    return new Kernels<>(
        Species.FLOAT.length(),
        new VectorFloatElementwise(),
        new VectorFloatReductions(),
        new VectorFloatProducts(),
        new VectorFloatRowMatrices());
  }
}
