package org.fnde.graph.primitive;

import java.util.List;
import org.fnde.graph.ArrayType;

/**
 * An array whose elements all have one value, known when the program is traced.
 *
 * @param value the value, already rounded to the element type
 * @param type element type and shape, without rows
 */
public record Literal(double value, ArrayType type) implements Leaf {

  /**
   * Rounds the value to a floating-point element type.
   *
   * @throws IllegalArgumentException if the shape has rows or the value is no integer of 32 bits
   *     where the elements are
   */
  public Literal {
    if (type.shape().hasRows()) {
      throw new IllegalArgumentException("a literal has no rows, got " + type);
    }
    double rounded = type.dtype().round(value);
    if (!type.dtype().isFloat() && rounded != value) {
      throw new IllegalArgumentException(
          value + " is no " + type.dtype() + "; cast the other operand to a floating-point type");
    }
    value = rounded;
  }

  @Override
  public String name() {
    return "literal " + value;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    return type;
  }
}
