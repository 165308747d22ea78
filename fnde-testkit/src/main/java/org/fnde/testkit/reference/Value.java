package org.fnde.testkit.reference;

import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;

/**
 * The contents of an array while a program is interpreted.
 *
 * @param type element type and shape
 * @param rows the number of rows, 1 if it has none
 * @param data the elements, rows first, each row in row-major order
 */
public record Value(ArrayType type, int rows, double[] data) {

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
   * The number of elements of one row.
   *
   * @return the size of the shape
   */
  int size() {
    return type.shape().size();
  }

  /**
   * Where a row begins.
   *
   * @param row the row of the batch
   * @return its first element, that of the only row if this is shared
   */
  int start(int row) {
    return type.shape().hasRows() ? row * size() : 0;
  }
}
