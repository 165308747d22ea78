package org.fnde.solve.engine;

import java.util.List;
import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/**
 * How components lie in buffers: a shared scalar, which has no buffer of its own, as {@code [1]}.
 */
final class Storage {
  private Storage() {}

  static ArrayType type(ArrayType component) {
    return component.shape().equals(Shape.of()) ? component.with(Shape.of(1)) : component;
  }

  static Expr stored(Expr value) {
    return value.shape().equals(Shape.of()) ? value.reshape(1) : value;
  }

  static Expr loaded(Expr stored, ArrayType component) {
    return stored.type().equals(component) ? stored : stored.reshape();
  }

  static Array stored(Array value) {
    return as(value, type(value.type()));
  }

  static Array as(Array value, ArrayType type) {
    return value.type().equals(type) ? value : Array.of(type, value.rows(), value.toDoubles());
  }

  static boolean isScalar(Expr value) {
    return value.shape().equals(new Shape(false, List.of()));
  }
}
