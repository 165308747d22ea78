package org.fnde.backend.simd.kernel;

/** Multiply-add of the plain Java kernels. */
final class Fused {
  /** Whether the processor has it; without, Math.fma computes with BigDecimal. */
  static final boolean AVAILABLE = Width.fused();

  private Fused() {}

  static float fma(float a, float b, float c) {
    return AVAILABLE ? Math.fma(a, b, c) : a * b + c;
  }

  static double fma(double a, double b, double c) {
    return AVAILABLE ? Math.fma(a, b, c) : a * b + c;
  }
}
