package org.fnde.backend.simd.exec;

/**
 * The arrays of one worker and the part of the rows it works on. Arrays of FLOAT32 values are
 * {@code float[]}, all others {@code double[]}.
 */
public final class Frame {
  /** Tiles of FLOAT32 values. */
  public static final int ARENA32 = 0;

  /** Tiles of other values. */
  public static final int ARENA64 = 1;

  /** Scalars rounded to FLOAT32. */
  public static final int POOL32 = 2;

  /** Scalars in double precision. */
  public static final int POOL64 = 3;

  /** Shared FLOAT32 values. */
  public static final int SHARED32 = 4;

  /** Other shared values. */
  public static final int SHARED64 = 5;

  /** The accumulators of the slot, of FLOAT32 values. */
  public static final int SUMS32 = 6;

  /** The accumulators of the slot, of other values. */
  public static final int SUMS64 = 7;

  /** Scratch of one FLOAT32 instruction. */
  public static final int SCRATCH32 = 8;

  /** Scratch of one instruction on other values. */
  public static final int SCRATCH64 = 9;

  /** The first of the arrays that a program adds. */
  public static final int FIRST_FREE = 10;

  /** The arrays by number. */
  final Object[] arrays;

  /** The first row of the tile, or the first element of a chunk. */
  int from;

  /** Rows of the tile, padding included. */
  int length;

  /** Rows of the tile without padding. */
  int valid;

  /** The distance of two features in buffers with rows. */
  int stride;

  /** The accumulators of all slots, by region and element type, for finishing. */
  Object[][][] sums;

  /**
   * A frame without arrays.
   *
   * @param count how many arrays it has room for
   */
  public Frame(int count) {
    arrays = new Object[count];
  }

  /**
   * Puts an array in its place.
   *
   * @param number the number of the array
   * @param array a {@code float[]} or {@code double[]}
   */
  public void set(int number, Object array) {
    arrays[number] = array;
  }

  /**
   * Chooses the tile.
   *
   * @param first its first row
   * @param rows its rows with padding
   * @param used its rows without padding
   */
  public void tile(int first, int rows, int used) {
    from = first;
    length = rows;
    valid = used;
  }

  @SuppressWarnings("unchecked")
  <A> A array(int number) {
    return (A) arrays[number];
  }
}
