/**
 * From a program to phases of instructions: sums over rows become accumulators, nodes are
 * classified by where they run, values get places in the arenas.
 */
package org.fnde.backend.simd.lowering;
