package org.fnde.backend.simd.exec;

/** Where a value lives. Its position in an arena is chosen when the region is complete. */
public final class Place {

  /** How positions depend on the tile. */
  public enum Kind {
    /** Dense features x rows of the tile in an arena. */
    TILE,
    /** One array for all rows. */
    SHARED,
    /** A chunk of a shared array whose elements are cut into tiles. */
    CHUNK,
    /** Features of all rows, a stride apart. */
    ROWS
  }

  private final Kind kind;
  private final int array;
  private final int size;
  private int base;

  /**
   * A place.
   *
   * @param kind how positions depend on the tile
   * @param array the number of the array in the frame
   * @param base where it begins, in features for a tile and in elements otherwise
   * @param size its elements per row
   */
  public Place(Kind kind, int array, int base, int size) {
    this.kind = kind;
    this.array = array;
    this.base = base;
    this.size = size;
  }

  public Kind kind() {
    return kind;
  }

  public int array() {
    return array;
  }

  public int size() {
    return size;
  }

  public int base() {
    return base;
  }

  /** Chooses where it begins. */
  public void moveTo(int position) {
    base = position;
  }
}
