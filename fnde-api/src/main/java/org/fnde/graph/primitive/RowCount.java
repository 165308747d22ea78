package org.fnde.graph.primitive;

import java.util.List;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;

/**
 * The number of rows of the batch, a shared scalar.
 *
 * @param dtype the floating-point type of the result
 */
public record RowCount(DType dtype) implements Leaf {
  @Override
  public String name() {
    return "rowCount";
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    return Elementwise.real(new ArrayType(dtype, Shape.of()));
  }
}
