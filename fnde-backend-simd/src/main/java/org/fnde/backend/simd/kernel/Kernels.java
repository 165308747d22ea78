package org.fnde.backend.simd.kernel;

/**
 * Kernels on arrays of one element type. Every array argument is followed by the offset where it
 * starts. A <em>tile</em> is {@code features x rows} numbers, the rows of a feature contiguous.
 * Lengths and row counts may be anything; multiples of {@link #lanes()} are fast.
 *
 * <p>Results do not depend on the width of the vectors: a number is computed by the same operations
 * in the same order in every implementation. Elementwise kernels may write onto an operand of the
 * same offset. Nothing is allocated and nothing is checked beyond the bounds of the arrays. The
 * implementations hold no state.
 *
 * @param <A> {@code float[]} or {@code double[]}
 * @param lanes numbers in a vector register, 1 where none are used
 * @param elementwise what acts on elements at the same place
 * @param reductions sums and maxima, and tiles from and to arrays of rows
 * @param products products with shared matrices
 * @param rowMatrices small matrices, one per row
 */
public record Kernels<A>(
    int lanes,
    ElementwiseKernels<A> elementwise,
    ReductionKernels<A> reductions,
    ProductKernels<A> products,
    RowMatrixKernels<A> rowMatrices) {}
