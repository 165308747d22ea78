package org.fnde.backend.simd.exec;

/**
 * How the elements of a region are cut: into slots, whose boundaries never depend on the number of
 * threads, and those into tiles.
 *
 * @param elements how many elements, padding included
 * @param valid how many without padding
 * @param slotSize elements of a slot, the last one may be smaller
 * @param tile elements of a tile
 */
public record Tiling(int elements, int valid, int slotSize, int tile) {
  /** Rows are padded to a multiple of this. */
  public static final int GRAIN = 16;

  private static final int WIDEST_BYTES = 512 << 10;
  private static final int HEAVY_BYTES = 512 << 10;
  private static final int LARGEST_TILE = 128;
  private static final int CHUNK = 2048;
  private static final int SLOT_ELEMENTS = 16384;

  /** Rows with padding in buffers; a single row has none. */
  public static int padded(int rows) {
    return padded(rows, GRAIN);
  }

  private static int padded(int rows, int grain) {
    return rows == 1 ? 1 : (rows + grain - 1) / grain * grain;
  }

  /** The distance of features in buffers: no power of two, so that caches hold many features. */
  public static int stride(int rows) {
    int padded = padded(rows);
    return padded > LARGEST_TILE && padded % 256 == 0 ? padded + GRAIN : padded;
  }

  /**
   * Cuts a region.
   *
   * @param region what runs
   * @param rows the rows of the batch
   * @param small whether the whole program is small
   */
  public static Tiling of(Region region, int rows, boolean small) {
    if (region.elements() > 0) {
      return ofElements(region.elements(), small);
    }
    int padded = padded(rows, region.arena()[0] == 0 ? GRAIN / 2 : GRAIN);
    int slots = 1;
    if (!small) {
      long sums = 4L * region.sums()[0] + 8L * region.sums()[1];
      slots = Math.max(1, Math.min(sums > HEAVY_BYTES ? 4 : 8, rows / 32));
    }
    int slotSize = padded((padded + slots - 1) / slots);
    int tile = LARGEST_TILE;
    while (tile > GRAIN && (long) tile * region.widest() > WIDEST_BYTES) {
      tile /= 2;
    }
    return new Tiling(padded, rows, slotSize, Math.min(tile, slotSize));
  }

  private static Tiling ofElements(int elements, boolean small) {
    int slots = small ? 1 : Math.clamp(elements / SLOT_ELEMENTS, 1, 8);
    int slotSize = ((elements + slots - 1) / slots + CHUNK - 1) / CHUNK * CHUNK;
    return new Tiling(elements, elements, slotSize, CHUNK);
  }

  /** The number of slots. */
  public int slots() {
    return (elements + slotSize - 1) / slotSize;
  }
}
