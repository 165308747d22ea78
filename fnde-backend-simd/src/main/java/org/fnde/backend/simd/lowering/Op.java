package org.fnde.backend.simd.lowering;

import org.fnde.graph.primitive.Primitive;

/** What a node computes: a primitive, or what lowering puts in place of several. */
sealed interface Op {

  /** An operation of the program. */
  record Prim(Primitive primitive) implements Op {}

  /** What depends on BOUND inputs alone, an entry of the binding. */
  record Constant(int index) implements Op {}

  /**
   * The product of a transposed matrix and another one, [.., q, n] and [.., q, m], summed over q
   * and the leading axes. Only ever summed over rows, and so never stored.
   */
  record Contraction() implements Op {}

  /**
   * A linear combination of sums over rows, accumulated tile by tile; or a maximum over rows.
   * Operands alternate between what is summed and its weight.
   */
  record Accumulated(Accumulation kind) implements Op {}

  /** The sum of values times shared scalars; operands alternate between values and weights. */
  record Combination() implements Op {}

  /** Several operations in one pass over the rows, with the roundings of each. */
  record Fused(Fusion kind) implements Op {}

  /** What is fused. */
  enum Fusion {
    /** x times a shared matrix, plus a shared vector; operands x, matrix, vector. */
    BIASED_PRODUCT,
    /** g (1 - v v), the VJP of v = tanh; operands g, v. */
    TANH_GRADIENT,
    /** The same where g is the product of a column and a row; operands column, row, v. */
    OUTER_TANH_GRADIENT
  }

  /** How an accumulator is laid out and folded. */
  enum Accumulation {
    /** Partial sums per element. */
    SUM,
    /** Partial maxima per element. */
    MAX,
    /** A matrix that contractions add to. */
    CONTRACT
  }
}
