package org.fnde.backend.opencl.lowering;

/**
 * A product C = A B of matrices in memory. C is m x n and B is k x n, rows contiguous; element (i,
 * k) of A is at {@code i * strideI + k * strideK}. There may be many such products, one after the
 * other in memory.
 *
 * @param m rows of C, of one row of the batch
 * @param rowsInM whether the rows of the batch multiply m
 * @param n columns of C
 * @param k length of the sums, of one row of the batch
 * @param rowsInK whether the rows of the batch multiply k
 * @param strideI distance in A between rows
 * @param strideK distance in A between columns; 0 for {@code m}, which the rows multiply
 * @param many the products
 */
public record Gemm(
    int m, boolean rowsInM, int n, int k, boolean rowsInK, int strideI, int strideK, Many many) {

  /**
   * Products of the same shape, whose results are one after the other.
   *
   * @param count how many, of one row of the batch
   * @param perRow whether the rows of the batch multiply the count
   * @param strideA distance between their left operands, 0 if they share it
   * @param strideB distance between their right operands, 0 if they share it
   */
  public record Many(int count, boolean perRow, int strideA, int strideB) {
    static final Many ONE = new Many(1, false, 0, 0);

    /**
     * How many there are.
     *
     * @param rows the number of rows of the batch
     * @return how many
     */
    public long count(int rows) {
      return perRow ? (long) count * rows : count;
    }
  }

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
