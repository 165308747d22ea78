package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/** A function of one number, applied to every element of a floating-point array. */
public sealed interface ElementwiseUnary extends Primitive
    permits Neg, Abs, Sqrt, Exp, Expm1, Log, Log1p, Sin, Cos, Tanh, Sigmoid, Softplus, Floor, Cast {

  /**
   * The derivative applied to a tangent or a cotangent, which is the same product.
   *
   * @param x the operand
   * @param y the result
   * @param direction a tangent of {@code x} or a cotangent of {@code y}
   * @return {@code direction} times dy/dx, empty if zero
   */
  Optional<Expr> scaled(Expr x, Expr y, Expr direction);

  @Override
  default ArrayType type(List<ArrayType> x) {
    return Elementwise.real(x.getFirst());
  }

  @Override
  default Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    return tangents.getFirst().flatMap(t -> scaled(x.getFirst(), y, t));
  }

  @Override
  default Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    return scaled(x.getFirst(), y, cotangent);
  }
}
