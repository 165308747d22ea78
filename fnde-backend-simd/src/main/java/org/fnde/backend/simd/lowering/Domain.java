package org.fnde.backend.simd.lowering;

/** Where a node is computed. */
enum Domain {
  /** On the host, a single number. */
  HOST,
  /** On the calling thread, a shared value. */
  SHARED,
  /** Tile by tile over the rows. */
  ROWS,
  /** Chunk by chunk over the elements of a large shared value. */
  CHUNKS,
  /** An accumulator, added to tile by tile and finished on the calling thread. */
  SUM
}
