package org.fnde.backend.simd.lowering;

import java.util.List;
import org.fnde.backend.simd.exec.Instruction;
import org.fnde.backend.simd.exec.Place;

/**
 * An instruction, and the places it reads and writes.
 *
 * @param inPlace whether it may write onto an operand of the same size that nothing reads later
 */
record Step(Instruction instruction, List<Place> reads, List<Place> writes, boolean inPlace) {}
