package org.fnde.backend.opencl.lowering;

/** How a node is computed. */
enum Kind {
  /** An input of the program. */
  INPUT,
  /** A number or numbers known from the text alone, or the number of rows. */
  CONSTANT,
  /** Element by element. */
  POINTWISE,
  /** Elements moved. */
  VIEW,
  /** The sum or maximum along an axis. */
  FOLD,
  /** Elements found by an index, or an index found. */
  LOOKUP,
  /** A product with a loop for each element. */
  CONTRACTION,
  /** A product of two matrices in memory. */
  PRODUCT,
  /** The sum or maximum over the rows. */
  ROW_FOLD,
  /** Linear systems. */
  SOLVE;

  /** Whether it can be computed inside the kernel of what reads it. */
  boolean isInlineable() {
    return switch (this) {
      case CONSTANT, POINTWISE, VIEW, FOLD, LOOKUP, CONTRACTION -> true;
      case INPUT, PRODUCT, ROW_FOLD, SOLVE -> false;
    };
  }
}
