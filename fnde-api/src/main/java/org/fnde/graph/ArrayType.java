package org.fnde.graph;

import java.util.Locale;

/**
 * What is known of an array before it has contents: element type and shape.
 *
 * @param dtype the element type
 * @param shape the shape
 */
public record ArrayType(DType dtype, Shape shape) {

  /**
   * A shared double-precision scalar, the type of times, steps and tolerances.
   *
   * @return the type
   */
  public static ArrayType scalar() {
    return new ArrayType(DType.FLOAT64, Shape.of());
  }

  /**
   * The same element type with another shape.
   *
   * @param newShape the shape of the result
   * @return the type
   */
  public ArrayType with(Shape newShape) {
    return new ArrayType(dtype, newShape);
  }

  @Override
  public String toString() {
    return dtype.name().toLowerCase(Locale.ROOT) + shape;
  }
}
