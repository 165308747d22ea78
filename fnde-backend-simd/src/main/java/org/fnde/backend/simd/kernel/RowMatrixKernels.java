package org.fnde.backend.simd.kernel;

/**
 * Small matrices, one per row, their elements being features of a tile: element (i, j) of row r is
 * x[(i * si + j * sj) * rows + r]. Swapped strides give the transpose.
 *
 * @param <A> the array type
 */
public interface RowMatrixKernels<A> {

  /**
   * y [n, m] = a [n, k] times b [k, m], row by row.
   *
   * @param ai stride, in features, of a's first index
   * @param ak stride of a's second index
   * @param bk stride of b's first index
   * @param bj stride of b's second index
   */
  void rowProduct(
      A a,
      int ao,
      int ai,
      int ak,
      A b,
      int bo,
      int bk,
      int bj,
      A y,
      int yo,
      int n,
      int k,
      int m,
      int rows);

  /**
   * y [n, m] = a [n] times b [m] times 1 - v [n, m] squared, row by row, each operation rounded. y
   * may be v.
   *
   * @param ai stride, in features, of a
   * @param bj stride of b
   */
  void outerTanhGradient(
      A a, int ao, int ai, A b, int bo, int bj, A v, int vo, A y, int yo, int n, int m, int rows);

  /** Elements of the scratch array of {@code rowSolve}. */
  int rowSolveScratch(int n, int m);

  /**
   * Solves a [n, n] y [n, m] = b [n, m] row by row by elimination with partial pivoting. A singular
   * matrix gives values that are not finite. y may not overlap a.
   *
   * @param ai stride, in features, of a's first index
   * @param aj stride of a's second index
   */
  void rowSolve(
      A a,
      int ao,
      int ai,
      int aj,
      A b,
      int bo,
      A y,
      int yo,
      int n,
      int m,
      int rows,
      A scratch,
      int so);
}
