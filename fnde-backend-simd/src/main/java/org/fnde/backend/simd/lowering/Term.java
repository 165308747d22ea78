package org.fnde.backend.simd.lowering;

/**
 * A summand of a linear combination.
 *
 * @param source what is summed over rows: a value with rows or a contraction
 * @param weight a shared FLOAT64 scalar known before the phase
 */
record Term(Node source, Node weight) {}
