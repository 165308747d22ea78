package org.fnde.backend;

import java.util.Arrays;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;

/**
 * Numbers in host memory: rows first, each row in row-major order. Immutable: values are copied in
 * and out.
 */
public final class Array {
  private final ArrayType type;
  private final int rows;
  private final Object values;

  private Array(ArrayType type, int rows, Object values) {
    this.type = type;
    this.rows = rows;
    this.values = values;
    long need = (long) type.shape().size() * rows;
    if (rows < 1 || need != length()) {
      throw new IllegalArgumentException(
          type + " of " + rows + " rows has " + need + " elements, got " + length());
    }
  }

  /**
   * A shared FLOAT64 array.
   *
   * @param values in row-major order
   * @param dims the dimensions, none for a scalar
   * @return the array
   * @throws IllegalArgumentException if the number of values does not fit
   */
  public static Array of(double[] values, int... dims) {
    return new Array(new ArrayType(DType.FLOAT64, Shape.of(dims)), 1, values.clone());
  }

  /**
   * A shared FLOAT32 array.
   *
   * @param values in row-major order
   * @param dims the dimensions, none for a scalar
   * @return the array
   * @throws IllegalArgumentException if the number of values does not fit
   */
  public static Array of(float[] values, int... dims) {
    return new Array(new ArrayType(DType.FLOAT32, Shape.of(dims)), 1, values.clone());
  }

  /**
   * A shared INT32 array.
   *
   * @param values in row-major order
   * @param dims the dimensions, none for a scalar
   * @return the array
   * @throws IllegalArgumentException if the number of values does not fit
   */
  public static Array of(int[] values, int... dims) {
    return new Array(new ArrayType(DType.INT32, Shape.of(dims)), 1, values.clone());
  }

  /**
   * A FLOAT64 array with rows.
   *
   * @param rows the number of rows
   * @param values rows first
   * @param dims the dimensions of one row
   * @return the array
   * @throws IllegalArgumentException if the number of values does not fit
   */
  public static Array rows(int rows, double[] values, int... dims) {
    return new Array(new ArrayType(DType.FLOAT64, Shape.rows(dims)), rows, values.clone());
  }

  /**
   * A FLOAT32 array with rows.
   *
   * @param rows the number of rows
   * @param values rows first
   * @param dims the dimensions of one row
   * @return the array
   * @throws IllegalArgumentException if the number of values does not fit
   */
  public static Array rows(int rows, float[] values, int... dims) {
    return new Array(new ArrayType(DType.FLOAT32, Shape.rows(dims)), rows, values.clone());
  }

  /**
   * An array of a type whose values are given as doubles and rounded.
   *
   * @param type element type and shape
   * @param rows the number of rows, 1 if it has none
   * @param values rows first
   * @return the array
   * @throws IllegalArgumentException if the number of values does not fit
   */
  public static Array of(ArrayType type, int rows, double[] values) {
    return new Array(type, rows, converted(type.dtype(), values));
  }

  private static Object converted(DType dtype, double[] values) {
    return switch (dtype) {
      case FLOAT64 -> values.clone();
      case FLOAT32 -> {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = (float) values[i];
        }
        yield floats;
      }
      case INT32 -> Arrays.stream(values).mapToInt(v -> (int) v).toArray();
    };
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
   * @return the number of rows, 1 for a shared array
   */
  public int rows() {
    return rows;
  }

  /**
   * The number of elements of all rows.
   *
   * @return the number of elements
   */
  public int length() {
    return java.lang.reflect.Array.getLength(values);
  }

  /**
   * One element.
   *
   * @param index its place, rows first, row-major
   * @return its value
   */
  public double get(int index) {
    return switch (values) {
      case double[] d -> d[index];
      case float[] f -> f[index];
      default -> ((int[]) values)[index];
    };
  }

  /**
   * All elements as doubles.
   *
   * @return a new array, rows first
   */
  public double[] toDoubles() {
    double[] copy = new double[length()];
    copyTo(0, copy, 0, copy.length);
    return copy;
  }

  /**
   * All elements as floats, rounded.
   *
   * @return a new array, rows first
   */
  public float[] toFloats() {
    float[] copy = new float[length()];
    copyTo(0, copy, 0, copy.length);
    return copy;
  }

  /**
   * Copies elements, converted to double.
   *
   * @param from the first element
   * @param target where to
   * @param at the first place in the target
   * @param count how many
   */
  public void copyTo(int from, double[] target, int at, int count) {
    if (values instanceof double[] d) {
      System.arraycopy(d, from, target, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      target[at + i] = get(from + i);
    }
  }

  /**
   * Copies elements, rounded to float.
   *
   * @param from the first element
   * @param target where to
   * @param at the first place in the target
   * @param count how many
   */
  public void copyTo(int from, float[] target, int at, int count) {
    if (values instanceof float[] f) {
      System.arraycopy(f, from, target, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      target[at + i] = (float) get(from + i);
    }
  }

  /**
   * The same values rounded to another element type.
   *
   * @param dtype the new element type
   * @return the array, this one if nothing changes
   */
  public Array as(DType dtype) {
    return dtype == type.dtype() ? this : of(new ArrayType(dtype, type.shape()), rows, toDoubles());
  }

  @Override
  public String toString() {
    return type + " of " + rows + " rows";
  }
}
