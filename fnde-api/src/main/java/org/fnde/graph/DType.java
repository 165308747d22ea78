package org.fnde.graph;

/** The type of an array's elements. */
public enum DType {
  /** IEEE 754 single precision. */
  FLOAT32(4),
  /** IEEE 754 double precision. */
  FLOAT64(8),
  /** 32-bit integers: indices and labels, which are compared, selected and cast, never computed. */
  INT32(4);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /**
   * The size of one element.
   *
   * @return the size in bytes
   */
  public int bytes() {
    return bytes;
  }

  /**
   * Whether values of this type can be differentiated.
   *
   * @return true for the floating-point types
   */
  public boolean isFloat() {
    return this != INT32;
  }

  /**
   * Rounds a double to this type.
   *
   * @param value any number
   * @return the nearest value of a floating-point type, as a double; for {@link #INT32} the number
   *     without its fraction, as a cast in Java gives it
   */
  public double round(double value) {
    return switch (this) {
      case FLOAT32 -> (float) value;
      case FLOAT64 -> value;
      case INT32 -> (int) value;
    };
  }
}
