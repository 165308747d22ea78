/**
 * Kernels on arrays: elementwise functions, reductions, matrix products, for float and double, on
 * vector registers and as plain Java twins that give the same bits.
 */
package org.fnde.backend.simd.kernel;
