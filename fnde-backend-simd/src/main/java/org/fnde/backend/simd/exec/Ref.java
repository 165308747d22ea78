package org.fnde.backend.simd.exec;

/**
 * A view of a place: where it begins and how far apart its elements are, in features.
 *
 * @param place where the value lives
 * @param offset where the view begins in it
 * @param dims the dimensions of one row
 * @param strides the distances along each of them, 0 where elements repeat
 */
public record Ref(Place place, int offset, int[] dims, int[] strides) {

  /** The elements of one row. */
  public int size() {
    int size = 1;
    for (int d : dims) {
      size *= d;
    }
    return size;
  }

  /** Whether there is a number per row of the tile. */
  public boolean perRow() {
    return place.kind() != Place.Kind.SHARED;
  }

  /** Whether its elements follow each other, axes of length 1 aside. */
  public boolean dense() {
    int stride = 1;
    for (int i = dims.length - 1; i >= 0; i--) {
      if (dims[i] != 1 && strides[i] != stride) {
        return false;
      }
      stride *= dims[i];
    }
    return true;
  }

  int array() {
    return place.array();
  }

  /** The distance of neighbouring features. */
  int unit(Frame f) {
    return switch (place.kind()) {
      case TILE -> f.length;
      case ROWS -> f.stride;
      case SHARED, CHUNK -> 1;
    };
  }

  /** Where it begins in its array. */
  int start(Frame f) {
    int at = place.base() + offset;
    return switch (place.kind()) {
      case TILE -> at * f.length;
      case SHARED -> at;
      case CHUNK -> at + f.from;
      case ROWS -> at * f.stride + f.from;
    };
  }
}
