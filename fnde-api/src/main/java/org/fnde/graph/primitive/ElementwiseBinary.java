package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/** A function of two numbers, applied to the elements of two arrays of equal dimensions. */
public sealed interface ElementwiseBinary extends Primitive
    permits Add, Sub, Mul, Div, Max, Min, Compare {

  /**
   * The partial derivative applied to a tangent or a cotangent, which is the same product.
   *
   * @param operand 0 or 1
   * @param a the first operand
   * @param b the second operand
   * @param y the result
   * @param direction a tangent of that operand or a cotangent of {@code y}
   * @return {@code direction} times the partial derivative, empty if zero
   */
  Optional<Expr> scaled(int operand, Expr a, Expr b, Expr y, Expr direction);

  @Override
  default ArrayType type(List<ArrayType> x) {
    Elementwise.real(x.getFirst());
    return Elementwise.common(x);
  }

  @Override
  default Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    Expr a = x.get(0);
    Expr b = x.get(1);
    Optional<Expr> left = tangents.get(0).flatMap(t -> scaled(0, a, b, y, t));
    Optional<Expr> right = tangents.get(1).flatMap(t -> scaled(1, a, b, y, t));
    return left.isPresent() && right.isPresent()
        ? Optional.of(left.get().plus(right.get()))
        : left.or(() -> right);
  }

  @Override
  default Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    return scaled(operand, x.get(0), x.get(1), y, cotangent);
  }
}
