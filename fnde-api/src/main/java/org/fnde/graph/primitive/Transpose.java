package org.fnde.graph.primitive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/**
 * Permutes the last axes.
 *
 * @param order for each of the last axes of the result, which of the operand's it is, 0 the
 *     outermost of them
 */
public record Transpose(List<Integer> order) implements Structural {

  /**
   * Checks that the order is a permutation.
   *
   * @throws IllegalArgumentException if it is not
   */
  public Transpose {
    order = List.copyOf(order);
    if (!order.stream()
        .sorted()
        .toList()
        .equals(IntStream.range(0, order.size()).boxed().toList())) {
      throw new IllegalArgumentException("order " + order + " is not a permutation of 0, 1, ...");
    }
  }

  @Override
  public String name() {
    return "transpose " + order;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    Shape shape = x.getFirst().shape();
    if (shape.rank() < order.size()) {
      throw new IllegalArgumentException(shape + " has fewer than " + order.size() + " axes");
    }
    List<Integer> last = shape.last(order.size());
    List<Integer> all = new ArrayList<>(shape.leading(order.size()));
    order.forEach(i -> all.add(last.get(i)));
    return x.getFirst().with(shape.withDims(all));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    if (order.equals(List.of(1, 0))) {
      return Optional.of(Transposition.of(cotangent));
    }
    List<Integer> inverse = IntStream.range(0, order.size()).map(order::indexOf).boxed().toList();
    return Optional.of(Expr.of(new Transpose(inverse), cotangent));
  }
}
