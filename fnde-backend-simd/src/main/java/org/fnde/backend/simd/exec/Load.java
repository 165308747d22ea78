package org.fnde.backend.simd.exec;

/**
 * Copies the rows of the tile between an array of all rows and a dense tile.
 *
 * @param rows the place with all rows
 * @param tile the dense tile
 * @param store true to copy from the tile to the rows
 */
public record Load(Ref rows, Ref tile, boolean store) implements Instruction {
  @Override
  public void run(Frame f) {
    Object all = f.arrays[rows.array()];
    Object part = f.arrays[tile.array()];
    int at = rows.start(f);
    int to = tile.start(f);
    int n = f.length;
    for (int i = 0; i < tile.size(); i++) {
      if (store) {
        System.arraycopy(part, to + i * n, all, at + i * f.stride, n);
      } else {
        System.arraycopy(all, at + i * f.stride, part, to + i * n, n);
      }
    }
  }
}
