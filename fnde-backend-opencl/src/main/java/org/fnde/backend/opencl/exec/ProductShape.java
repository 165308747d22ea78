package org.fnde.backend.opencl.exec;

import org.fnde.backend.opencl.device.Device;
import org.fnde.backend.opencl.device.Kernel;
import org.fnde.backend.opencl.lowering.Gemm;
import org.fnde.graph.DType;

/**
 * Products C = A B of m x k and k x n.
 *
 * @param dtype the element type
 * @param m rows of C
 * @param n columns of C
 * @param k length of the sums
 * @param strideI distance in A between rows
 * @param strideK distance in A between columns
 * @param count how many products
 * @param strideA distance between left operands
 * @param strideB distance between right operands
 */
record ProductShape(
    DType dtype,
    long m,
    int n,
    long k,
    int strideI,
    int strideK,
    long count,
    int strideA,
    int strideB) {

  /** Below this a part of a matrix does not fill a tile in local memory. */
  private static final int SMALL = 32;

  static ProductShape of(DType dtype, Gemm gemm, int rows) {
    return new ProductShape(
        dtype,
        gemm.m(rows),
        gemm.n(),
        gemm.k(rows),
        gemm.strideI(),
        gemm.strideK(),
        gemm.many().count(rows),
        gemm.many().strideA(),
        gemm.many().strideB());
  }

  /** How it is multiplied where large matrices are multiplied in a style. */
  ProductStyle style(ProductStyle large) {
    return count > 1 && (m < SMALL || n < SMALL) ? ProductStyle.REGISTER : large;
  }

  /** Multiply-adds of one product. */
  double operations() {
    return (double) m * n * k;
  }

  /** The same for numbers of rows that differ little, as those of a last batch do. */
  String key(Device device, ProductStyle style) {
    return "%s | %s | %s | %d units | %s %s %s x %d x %s %s%s"
        .formatted(
            device.platformName(),
            device.name(),
            device.driver(),
            device.units(),
            style,
            dtype,
            power(m),
            n,
            power(k),
            strideK == 1 ? "rows" : "columns",
            count == 1 ? "" : ", many")
        .replace('\n', ' ');
  }

  private static long power(long size) {
    return Long.highestOneBit(Math.max(1, 2 * size - 1));
  }

  /** Elements of all left operands. */
  long sizeOfA() {
    return m * k + (count - 1) * strideA;
  }

  /** Elements of all right operands. */
  long sizeOfB() {
    return k * n + (count - 1) * strideB;
  }

  /** Elements of all results. */
  long sizeOfC() {
    return count * m * n;
  }

  /** Sets the arguments of a kernel before the matrices, and gives the number of the next. */
  int set(Kernel kernel, int perItem) {
    int[] values = {
      Math.toIntExact(m),
      n,
      Math.toIntExact(k),
      strideI,
      strideK,
      Math.toIntExact(count),
      perItem,
      strideA,
      strideB
    };
    for (int i = 0; i < values.length; i++) {
      kernel.set(i, values[i]);
    }
    return values.length;
  }
}
