package org.fnde.models;

import java.util.List;
import org.fnde.graph.Shape;

/**
 * A tensor that is trained: its name, its dimensions and how it is initialised.
 *
 * @param name unique in its model; the name in checkpoints and of the input that carries it
 * @param dims the dimensions, outermost first
 * @param bound initial values are uniform in {@code [-bound, bound)}
 */
public record Parameter(String name, List<Integer> dims, double bound) {

  /**
   * Checks the parameter.
   *
   * @throws IllegalArgumentException if a dimension is less than 1, or the bound is negative or not
   *     finite
   */
  public Parameter {
    dims = Shape.of().withDims(dims).dims();
    if (!(bound >= 0 && bound < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "parameter " + name + ": need a finite bound of at least 0, got " + bound);
    }
  }

  /**
   * The number of elements.
   *
   * @return the product of the dimensions
   */
  public int size() {
    return Shape.of().withDims(dims).size();
  }
}
