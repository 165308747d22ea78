package org.fnde.backend.simd.exec;

/** One operation on a tile, or on shared values. Immutable; all it changes is in the frame. */
public interface Instruction {

  /** Computes. */
  void run(Frame f);

  /**
   * How many elements of scratch it needs for a tile.
   *
   * @param rows the rows of the tile
   */
  default int scratch(int rows) {
    return 0;
  }
}
