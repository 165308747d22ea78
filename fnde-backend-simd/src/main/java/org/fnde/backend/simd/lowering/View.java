package org.fnde.backend.simd.lowering;

/**
 * How a node is read from a stored one.
 *
 * @param base the stored node
 * @param offset where it begins
 * @param dims its dimensions
 * @param strides the distances of elements along them
 */
record View(Node base, int offset, int[] dims, int[] strides) {

  static View whole(Node base) {
    int[] dims = Views.dims(base.shape().dims());
    return new View(base, 0, dims, Views.dense(dims));
  }

  boolean isDense() {
    return Views.isDense(dims, strides);
  }
}
