package org.fnde.testkit.reference;

import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;

/** The contents of an array while a program is interpreted. */
public final class Value {
  private final ArrayType type;
  private final int rows;
  private final double[] data;
  private final int size;
  private final int stride;

  /**
   * A value.
   *
   * @param type element type and shape
   * @param rows the number of rows, 1 if it has none
   * @param data the elements, rows first, each row in row-major order; not copied
   */
  public Value(ArrayType type, int rows, double[] data) {
    this.type = type;
    this.rows = rows;
    this.data = data;
    this.size = type.shape().size();
    this.stride = type.shape().hasRows() ? size : 0;
  }

  /**
   * Zeros.
   *
   * @param type element type and shape
   * @param batch the number of rows of the batch
   * @return the value
   */
  public static Value zero(ArrayType type, int batch) {
    int rows = type.shape().hasRows() ? batch : 1;
    return new Value(type, rows, new double[rows * type.shape().size()]);
  }

  /**
   * The contents of an array.
   *
   * @param array the array
   * @return a copy of its values
   */
  public static Value of(Array array) {
    return new Value(array.type(), array.rows(), array.toDoubles());
  }

  /**
   * The contents as an array.
   *
   * @return a copy, rounded to the element type
   */
  public Array toArray() {
    return Array.of(type, rows, data);
  }

  /**
   * Element type and shape.
   *
   * @return the type
   */
  public ArrayType type() {
    return type;
  }

  /**
   * The number of rows.
   *
   * @return the number of rows, 1 if it has none
   */
  public int rows() {
    return rows;
  }

  /**
   * The elements.
   *
   * @return the array itself, rows first
   */
  public double[] data() {
    return data;
  }

  /** The number of elements of one row. */
  int size() {
    return size;
  }

  /** Where a row of the batch begins: at the only row if this is shared. */
  int start(int row) {
    return row * stride;
  }
}
