package org.fnde.backend.simd.kernel;

/** A function of two numbers. Comparisons give 1 or 0, and 0 with NaN. */
public enum BinaryOp {
  /** a + b. */
  ADD,
  /** a - b. */
  SUB,
  /** a * b. */
  MUL,
  /** a / b. */
  DIV,
  /** The larger, NaN if either is. */
  MAX,
  /** The smaller, NaN if either is. */
  MIN,
  /** a &lt; b. */
  LESS,
  /** a &lt;= b. */
  LESS_OR_EQUAL,
  /** a == b. */
  EQUAL;

  /** Whether vectors compute it by selecting between lanes. */
  boolean selects() {
    return this == LESS || this == LESS_OR_EQUAL || this == EQUAL;
  }
}
