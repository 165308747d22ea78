package org.fnde.backend.opencl.lowering;

/**
 * A product C = A B of matrices in memory. C is m x n and B is k x n, rows contiguous; element (i,
 * k) of A is at {@code i * strideI + k * strideK}.
 *
 * @param m rows of C, of one row of the batch
 * @param rowsInM whether the rows of the batch multiply m
 * @param n columns of C
 * @param k length of the sums, of one row of the batch
 * @param rowsInK whether the rows of the batch multiply k
 * @param strideI distance in A between rows
 * @param strideK distance in A between columns; 0 for {@code m}, which the rows multiply
 */
public record Gemm(
    int m, boolean rowsInM, int n, int k, boolean rowsInK, int strideI, int strideK) {

  /**
   * Rows of C.
   *
   * @param rows the number of rows of the batch
   * @return how many
   */
  public long m(int rows) {
    return rowsInM ? (long) m * rows : m;
  }

  /**
   * Length of the sums.
   *
   * @param rows the number of rows of the batch
   * @return how many
   */
  public long k(int rows) {
    return rowsInK ? (long) k * rows : k;
  }
}
