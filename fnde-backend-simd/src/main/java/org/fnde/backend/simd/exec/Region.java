package org.fnde.backend.simd.exec;

import java.util.List;

/**
 * Instructions that run tile by tile, over the rows or over the elements of shared values.
 *
 * @param instructions in order
 * @param elements the number of elements that are cut into tiles, 0 for the rows
 * @param arena features of FLOAT32 and of other values that a tile needs
 * @param sums elements of FLOAT32 and of other accumulators that a slot needs
 * @param maxima where maxima begin and end among the accumulators, by element type
 * @param cost nanoseconds per row or element, roughly
 * @param widest bytes per row of the widest value
 */
public record Region(
    List<Instruction> instructions,
    int elements,
    int[] arena,
    int[] sums,
    List<List<int[]>> maxima,
    double cost,
    int widest) {

  /** How long it takes, roughly. */
  public double nanos(int rows) {
    return cost * (elements > 0 ? elements : rows);
  }
}
