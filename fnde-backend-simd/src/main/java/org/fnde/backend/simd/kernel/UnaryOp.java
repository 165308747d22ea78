package org.fnde.backend.simd.kernel;

/** A function of one number. */
public enum UnaryOp {
  /** -x. */
  NEG,
  /** |x|. */
  ABS,
  /** The correctly rounded square root. */
  SQRT,
  /** e^x. */
  EXP,
  /** e^x - 1. */
  EXPM1,
  /** The natural logarithm. */
  LOG,
  /** The natural logarithm of 1 + x. */
  LOG1P,
  /** The sine of an angle in radians. */
  SIN,
  /** The cosine of an angle in radians. */
  COS,
  /** The hyperbolic tangent. */
  TANH,
  /** 1 / (1 + e^-x). */
  SIGMOID,
  /** log(1 + e^x). */
  SOFTPLUS,
  /** The largest integer not above x. */
  FLOOR;

  /** Whether vectors compute it by selecting between lanes. */
  boolean selects() {
    return this != NEG && this != ABS && this != SQRT;
  }
}
