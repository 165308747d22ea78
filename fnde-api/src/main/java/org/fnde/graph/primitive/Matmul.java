package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/**
 * The matrix product of the last two axes, {@code [.., n, k] x [.., k, m] -> [.., n, m]}. Leading
 * axes broadcast, right-aligned.
 */
public record Matmul() implements Primitive {
  @Override
  public String name() {
    return "matmul";
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    return MatrixRule.type(x, -1, -2, "inner");
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    Optional<Expr> left =
        tangents.get(0).map(t -> Expr.of(this, MatrixRule.aligned(t, x.get(0), y), x.get(1)));
    Optional<Expr> right =
        tangents.get(1).map(t -> Expr.of(this, x.get(0), MatrixRule.aligned(t, x.get(1), y)));
    return left.isPresent() && right.isPresent()
        ? Optional.of(left.get().plus(right.get()))
        : left.or(() -> right);
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    Expr g =
        operand == 0
            ? Expr.of(this, cotangent, x.get(1).transpose())
            : Expr.of(this, x.get(0).transpose(), cotangent);
    return Optional.of(MatrixRule.unbroadcast(g, x.get(operand), y));
  }
}
