package org.fnde.graph.primitive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/**
 * Gives the last axes other dimensions, elements in row-major order.
 *
 * @param rank how many of the last axes are reshaped
 * @param dims what they become
 */
public record Reshape(int rank, List<Integer> dims) implements Structural {

  /** Copies the dimensions. */
  public Reshape {
    dims = List.copyOf(dims);
  }

  @Override
  public String name() {
    return "reshape " + rank + " axes to " + dims;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    Shape shape = x.getFirst().shape();
    if (shape.rank() < rank) {
      throw new IllegalArgumentException(shape + " has fewer than " + rank + " axes");
    }
    if (Shape.of().withDims(shape.last(rank)).size() != Shape.of().withDims(dims).size()) {
      throw new IllegalArgumentException(shape.last(rank) + " has not as many elements as " + dims);
    }
    List<Integer> all = new ArrayList<>(shape.leading(rank));
    all.addAll(dims);
    return x.getFirst().with(shape.withDims(all));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    return Optional.of(
        Expr.of(new Reshape(dims.size(), x.getFirst().shape().last(rank)), cotangent));
  }
}
