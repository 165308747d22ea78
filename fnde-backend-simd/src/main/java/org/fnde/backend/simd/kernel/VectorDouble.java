package org.fnde.backend.simd.kernel;

/** The kernels for doubles on vector registers. */
final class VectorDouble {
  private VectorDouble() {}

  static Kernels<double[]> kernels() {
    return new Kernels<>(
        Species.DOUBLE.length(),
        new VectorDoubleElementwise(),
        new VectorDoubleReductions(),
        new VectorDoubleProducts(),
        new VectorDoubleRowMatrices());
  }
}
