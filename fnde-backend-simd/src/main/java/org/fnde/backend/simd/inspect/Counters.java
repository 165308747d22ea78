package org.fnde.backend.simd.inspect;

import java.util.List;

/**
 * What a launch has done and how it is cut.
 *
 * @param forkJoins how often work was handed to the slots, on one thread or several
 * @param handedOut how often other threads were asked to help
 * @param slots the slots of each region
 * @param tileRows the rows of a tile in each region
 * @param scratchBytes memory of tiles, accumulators and instructions of all threads, of weights
 *     that change from step to step, and of what is kept of all rows between phases or until a
 *     commit; not the buffers, nor what the binding holds
 */
public record Counters(
    long forkJoins,
    long handedOut,
    List<Integer> slots,
    List<Integer> tileRows,
    long scratchBytes) {}
