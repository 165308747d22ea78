package org.fnde.testkit.conformance;

import org.fnde.graph.Expr;

/**
 * An expression of a random program, and what is known of its values.
 *
 * @param expr the expression
 * @param bound the largest absolute value it can have
 * @param exact whether every backend gives the same bits, so that it may be compared and rounded
 */
record Term(Expr expr, double bound, boolean exact) {
  private static final double LARGEST = 8;

  /** A value that rounding can change, scaled down if it could be large. */
  static Term rounded(Expr expr, double bound) {
    return bound <= LARGEST
        ? new Term(expr, bound, false)
        : new Term(expr.times(LARGEST / bound), LARGEST, false);
  }

  /** The same elements elsewhere. */
  Term moved(Expr moved) {
    return new Term(moved, bound, exact);
  }

  /** A value of at most this size. */
  Expr within(double size) {
    return bound <= size ? expr : expr.times(size / bound);
  }
}
