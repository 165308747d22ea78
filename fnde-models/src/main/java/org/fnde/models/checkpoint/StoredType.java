package org.fnde.models.checkpoint;

/** An element type of a stored tensor, under the format's own name. */
public enum StoredType {
  /** IEEE 754 single precision. */
  F32(4),
  /** IEEE 754 double precision. */
  F64(8),
  /** 32-bit signed integers. */
  I32(4),
  /** 64-bit signed integers. */
  I64(8);

  private final int bytes;

  StoredType(int bytes) {
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
}
