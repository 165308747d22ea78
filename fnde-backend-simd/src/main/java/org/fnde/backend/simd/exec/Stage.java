package org.fnde.backend.simd.exec;

import java.util.List;

/**
 * What the calling thread computes first, and the regions that follow in one fork and join.
 *
 * @param shared instructions on shared values
 * @param regions numbers of regions
 */
public record Stage(List<Instruction> shared, List<Integer> regions) {}
