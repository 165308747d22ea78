package org.fnde.backend.simd.kernel;

/**
 * Reductions, and tiles from and to arrays of rows. Reductions over rows keep {@link #partials()}
 * partial results per number, row r in the one of index r modulo their count, which are folded in a
 * fixed tree at the end: the order depends on nothing else, and padding rows are never read.
 *
 * @param <A> the array type
 */
public interface ReductionKernels<A> {

  /** Partial results of a reduction over rows: 16 floats or 8 doubles. */
  int partials();

  /**
   * y[o, i] = sum over j of x[o, j, i], for o &lt; outer, j &lt; length, i &lt; inner, in the order
   * of j. In tiles, {@code inner} counts features times rows.
   */
  void sum(A x, int xo, A y, int yo, int outer, int length, int inner);

  /** y[o, i] = the largest of x[o, j, i] over j, NaN if one is. */
  void max(A x, int xo, A y, int yo, int outer, int length, int inner);

  /**
   * Adds alpha times the first {@code valid} rows of a tile to the partial sums p [features,
   * partials].
   */
  void sumRows(A x, int xo, int features, int rows, int valid, double alpha, A p, int po);

  /** Takes the maxima of p [features, partials] and the first {@code valid} rows of a tile. */
  void maxRows(A x, int xo, int features, int rows, int valid, A p, int po);

  /** Adds the squares of the first {@code valid} rows of every feature to p [partials]. */
  void sumSquares(A x, int xo, int features, int rows, int valid, A p, int po);

  /** y[f] = the sum of the partial sums p[f, ..]. */
  void foldSum(A p, int po, A y, int yo, int features);

  /** y[f] = the largest of the partial maxima p[f, ..]. */
  void foldMax(A p, int po, A y, int yo, int features);

  /**
   * Reads rows, x[r * stride + f], into a tile; the last of the {@code valid} rows is repeated up
   * to {@code rows}.
   */
  void readRows(A x, int xo, int stride, int features, int valid, A y, int yo, int rows);

  /** Writes the first {@code valid} rows of a tile to y[r * stride + f]. */
  void writeRows(A x, int xo, int rows, int features, int valid, A y, int yo, int stride);
}
