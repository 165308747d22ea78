package org.fnde.backend;

import org.fnde.graph.ArrayType;

/** An array in the memory of a {@link Run}, in whatever layout the backend prefers. */
public interface Buffer {

  /**
   * Element type and shape.
   *
   * @return the type
   */
  ArrayType type();

  /**
   * Replaces the contents.
   *
   * @param values of this type and number of rows
   * @throws IllegalArgumentException if the type or the number of rows differs
   */
  void write(Array values);

  /**
   * Copies the contents out, waiting for whatever still computes them.
   *
   * @return a new array
   */
  Array read();

  /**
   * Copies the contents of another buffer of the same run and type.
   *
   * @param source the buffer to copy
   * @throws IllegalArgumentException if type or run differ
   */
  void copyFrom(Buffer source);

  /**
   * Exchanges contents with another buffer of the same run and type, in constant time. Launches see
   * the exchange.
   *
   * @param other the buffer to exchange with
   * @throws IllegalArgumentException if type or run differ
   */
  void swap(Buffer other);
}
