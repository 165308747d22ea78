package org.fnde.graph.primitive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/**
 * Repeats along those of the last axes whose length is 1. The rank stays as it is.
 *
 * @param dims the lengths of the last axes of the result
 */
public record Broadcast(List<Integer> dims) implements Structural {

  /** Copies the dimensions. */
  public Broadcast {
    dims = List.copyOf(dims);
  }

  @Override
  public String name() {
    return "broadcast " + dims;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    Shape shape = x.getFirst().shape();
    if (shape.rank() < dims.size()) {
      throw new IllegalArgumentException(shape + " has fewer axes than " + dims);
    }
    for (int axis = -1; axis >= -dims.size(); axis--) {
      int from = shape.dim(axis);
      if (from != 1 && from != dims.get(dims.size() + axis)) {
        throw new IllegalArgumentException(shape + " does not broadcast to " + dims);
      }
    }
    List<Integer> all = new ArrayList<>(shape.leading(dims.size()));
    all.addAll(dims);
    return x.getFirst().with(shape.withDims(all));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    Expr g = cotangent;
    for (int axis = -1; axis >= -dims.size(); axis--) {
      if (x.getFirst().shape().dim(axis) != dims.get(dims.size() + axis)) {
        g = Expr.of(new Sum(axis), g);
      }
    }
    return Optional.of(g);
  }
}
