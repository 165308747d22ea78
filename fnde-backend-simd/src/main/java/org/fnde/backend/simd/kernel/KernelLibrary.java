package org.fnde.backend.simd.kernel;

/**
 * The kernels of this virtual machine: on vector registers where the machine and the incubator
 * module {@code jdk.incubator.vector} allow it, plain Java otherwise. The system property {@code
 * org.fnde.simd.bits} (512, 256, 128 or scalar), read once, sets the width.
 *
 * @param floats kernels for single precision
 * @param doubles kernels for double precision
 * @param description what was chosen and why, for a log
 */
public record KernelLibrary(
    Kernels<float[]> floats, Kernels<double[]> doubles, String description) {

  /** The kernels to use. */
  public static KernelLibrary choose() {
    String obstacle = Width.obstacle();
    if (!obstacle.isEmpty()) {
      return scalar("plain Java: " + obstacle);
    }
    int bits = Species.FLOAT.vectorBitSize();
    return new KernelLibrary(
        VectorFloat.kernels(), VectorDouble.kernels(), "vectors of " + bits + " bits");
  }

  static KernelLibrary scalar(String description) {
    return new KernelLibrary(ScalarFloat.kernels(), ScalarDouble.kernels(), description);
  }
}
