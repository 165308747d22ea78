package org.fnde.backend.opencl.exec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fnde.backend.opencl.device.Device;
import org.fnde.graph.DType;

/**
 * The part of a product's result that a work-item computes in registers, or a work-group in local
 * memory. Every element is summed in the same order whatever the tile.
 *
 * @param rows rows of the result
 * @param columns columns of the result
 */
record Tile(int rows, int columns) {
  private static final Tile LARGE_LOCAL = new Tile(64, 64);
  private static final Tile SMALL_LOCAL = new Tile(32, 32);

  /** The tile that is usually good for a result of m x n. */
  static Tile usual(ProductStyle large, Device device, ProductShape s) {
    if (s.style(large) == ProductStyle.LOCAL) {
      return LARGE_LOCAL;
    }
    int rows = (int) Math.min(s.m(), device.vectorBytes() >= 64 ? 8 : 6);
    return new Tile(rows, columns(2 * lanes(device, s.dtype()), s.n()));
  }

  /** Tiles worth trying, the usual one first. */
  static List<Tile> candidates(ProductStyle large, Device device, ProductShape s) {
    Set<Tile> all = new LinkedHashSet<>();
    all.add(usual(large, device, s));
    if (s.style(large) == ProductStyle.LOCAL) {
      all.add(SMALL_LOCAL);
      return List.copyOf(all);
    }
    int lanes = lanes(device, s.dtype());
    for (int rows : new int[] {6, 8, 12}) {
      for (int columns : new int[] {lanes, 2 * lanes}) {
        if (rows <= s.m() && columns <= s.n()) {
          all.add(new Tile(rows, columns));
        }
      }
    }
    return List.copyOf(all);
  }

  /** Numbers of a type in a vector of the device. */
  static int lanes(Device device, DType dtype) {
    return Math.max(1, Math.min(16, device.vectorBytes() / dtype.bytes()));
  }

  /** Wide tiles are fast, narrow ones overlap less. */
  private static int columns(int widest, long n) {
    int best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int columns = widest; columns >= 1; columns /= 2) {
      double work = Math.ceil((double) n / columns) * (columns + widest / 4.0);
      if (columns <= n && work < least) {
        best = columns;
        least = work;
      }
    }
    return best;
  }

  /** The tile of a text that {@link #toString} gave, empty for any other text. */
  static Optional<Tile> parse(String text) {
    return text.matches("[1-9]\\d?x[1-9]\\d?")
        ? Optional.of(
            new Tile(Integer.parseInt(text.split("x")[0]), Integer.parseInt(text.split("x")[1])))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return rows + "x" + columns;
  }
}
