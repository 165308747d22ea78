package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/**
 * The transpose of {@link Gather}: adds {@code x[.., j, ..]} to entry {@code index[j]} of zeros,
 * with an INT32 index {@code [m]}, which may differ from row to row. Entries of equal index are
 * added in order. An index outside the axis counts as the nearest one inside.
 *
 * @param axis the axis, counted from the last
 * @param length the length of the axis in the result
 */
public record ScatterAdd(int axis, int length) implements Primitive {
  @Override
  public String name() {
    return "scatterAdd axis " + axis + " of " + length;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    Indexing.check(x.get(1));
    ArrayType values = Elementwise.real(x.getFirst());
    if (values.shape().dim(axis) != x.get(1).shape().size()) {
      throw new IllegalArgumentException(
          "axis " + axis + " of " + values + " is as long as the index, got " + x.get(1));
    }
    return Indexing.type(x, axis, length);
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    return tangents.getFirst().map(t -> Expr.of(this, t, x.get(1)));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    return operand == 0
        ? Optional.of(Expr.of(new Gather(axis), cotangent, x.get(1)))
        : Optional.empty();
  }
}
