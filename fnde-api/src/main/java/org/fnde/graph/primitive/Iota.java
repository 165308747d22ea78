package org.fnde.graph.primitive;

import java.util.List;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;

/**
 * The numbers 0, 1, ..., length-1.
 *
 * @param dtype the element type
 * @param length how many
 */
public record Iota(DType dtype, int length) implements Leaf {
  @Override
  public String name() {
    return "iota";
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    return new ArrayType(dtype, Shape.of(length));
  }
}
