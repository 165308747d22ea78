package org.fnde.backend.simd.kernel;

/**
 * Products of a tile with a shared matrix, and the products of two tiles over their rows. Tiles are
 * given with the distance of their features ({@code xs} of {@code x}), at least their rows.
 *
 * @param <A> the array type
 */
public interface ProductKernels<A> {

  /** Elements of a packed matrix [k, m]. */
  int packedLength(int k, int m);

  /**
   * Packs the matrix w[i * ks + j * ms], i &lt; k inputs, j &lt; m outputs, into panels of outputs.
   * Swapped strides pack the transpose.
   */
  void pack(A w, int wo, int ks, int ms, int k, int m, A packed, int po);

  /** y [m, rows] = x [k, rows] times the packed matrix: y[j, r] = sum over i of w[i, j] x[i, r]. */
  void product(A packed, int po, int k, int m, A x, int xo, int xs, A y, int yo, int ys, int rows);

  /** The same, with bias[j] added to the sum. */
  void product(
      A packed,
      int po,
      int k,
      int m,
      A x,
      int xo,
      int xs,
      A bias,
      int bo,
      A y,
      int yo,
      int ys,
      int rows);

  /** Features of a transposed tile and of a row of a target of {@code contract}: m rounded up. */
  int contractStride(int m);

  /** Writes g [m, rows] to gt [rows, contractStride(m)], with ones in column m, then zeros. */
  void transpose(A g, int go, int gs, int m, int rows, A gt, int gto);

  /**
   * c[t] [n, contractStride(m)] += alpha[t] times x [n, rows] times gt [rows, contractStride(m)],
   * for t &lt; targets: each element of the product is summed from 0 in the order of the rows, then
   * times alpha added. With only the valid rows counted, padding is not read. Column m of a target,
   * if there is one, gets the sums of x alone, and those beyond stay as they are if finite.
   * Transpose the narrower of two operands; where that is the left one, the target is transposed.
   */
  void contract(
      A x,
      int xo,
      int xs,
      int n,
      A gt,
      int gto,
      int m,
      int rows,
      A[] c,
      int[] co,
      double[] alpha,
      int targets);
}
