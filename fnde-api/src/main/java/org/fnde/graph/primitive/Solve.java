package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/**
 * Solves small linear systems, {@code [.., n, n]} and right-hand sides {@code [.., n, m]}, by
 * elimination with partial pivoting. Leading axes broadcast. A singular matrix gives values that
 * are not finite.
 */
public record Solve() implements Primitive {
  @Override
  public String name() {
    return "solve";
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    ArrayType y = MatrixRule.type(x, -1, -2, "size");
    Shape a = x.getFirst().shape();
    if (a.dim(-1) != a.dim(-2)) {
      throw new IllegalArgumentException(a + " is not square");
    }
    return y;
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    Optional<Expr> left =
        tangents.get(0).map(t -> MatrixRule.aligned(t, x.get(0), y).matmul(y).negate());
    Optional<Expr> right = tangents.get(1).map(t -> MatrixRule.aligned(t, x.get(1), y));
    Optional<Expr> residual =
        left.isPresent() && right.isPresent()
            ? Optional.of(left.get().plus(right.get()))
            : left.or(() -> right);
    return residual.map(r -> Expr.of(this, x.get(0), r));
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    Expr adjoint = Expr.of(this, x.get(0).transpose(), cotangent);
    Expr g = operand == 1 ? adjoint : adjoint.matmul(y.transpose()).negate();
    return Optional.of(MatrixRule.unbroadcast(g, x.get(operand), y));
  }
}
