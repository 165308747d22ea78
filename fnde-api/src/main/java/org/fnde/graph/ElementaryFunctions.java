package org.fnde.graph;

import org.fnde.graph.primitive.*;

/**
 * Functions of one number, applied to every element of an expression. Every method throws {@link
 * TraceException} if the elements are integers.
 */
public sealed interface ElementaryFunctions permits Expr {

  /**
   * This expression.
   *
   * @return the expression itself
   */
  Expr self();

  /**
   * The negative.
   *
   * @return the result
   */
  default Expr negate() {
    return unary(new Neg());
  }

  /**
   * The absolute value.
   *
   * @return the result
   */
  default Expr abs() {
    return unary(new Abs());
  }

  /**
   * The square root.
   *
   * @return the result
   */
  default Expr sqrt() {
    return unary(new Sqrt());
  }

  /**
   * The exponential.
   *
   * @return the result
   */
  default Expr exp() {
    return unary(new Exp());
  }

  /**
   * {@code exp(x) - 1}, accurate near 0.
   *
   * @return the result
   */
  default Expr expm1() {
    return unary(new Expm1());
  }

  /**
   * The natural logarithm.
   *
   * @return the result
   */
  default Expr log() {
    return unary(new Log());
  }

  /**
   * {@code log(1 + x)}, accurate near 0.
   *
   * @return the result
   */
  default Expr log1p() {
    return unary(new Log1p());
  }

  /**
   * The sine, in radians.
   *
   * @return the result
   */
  default Expr sin() {
    return unary(new Sin());
  }

  /**
   * The cosine, in radians.
   *
   * @return the result
   */
  default Expr cos() {
    return unary(new Cos());
  }

  /**
   * The hyperbolic tangent.
   *
   * @return the result
   */
  default Expr tanh() {
    return unary(new Tanh());
  }

  /**
   * The logistic function.
   *
   * @return the result
   */
  default Expr sigmoid() {
    return unary(new Sigmoid());
  }

  /**
   * {@code log(1 + exp(x))}, without overflow.
   *
   * @return the result
   */
  default Expr softplus() {
    return unary(new Softplus());
  }

  /**
   * The largest integer not above.
   *
   * @return the result
   */
  default Expr floor() {
    return unary(new Floor());
  }

  /**
   * Rounds to another element type.
   *
   * @param dtype the new element type
   * @return the result
   */
  default Expr cast(DType dtype) {
    return self().dtype() == dtype ? self() : unary(new Cast(dtype));
  }

  /**
   * {@code 1/x}.
   *
   * @return the result
   */
  default Expr reciprocal() {
    return number(1).dividedBy(self());
  }

  /**
   * {@code x*x}.
   *
   * @return the result
   */
  default Expr square() {
    return self().times(self());
  }

  /**
   * {@code x*x*x}.
   *
   * @return the result
   */
  default Expr cube() {
    return square().times(self());
  }

  /**
   * An integer power, by repeated multiplication.
   *
   * @param exponent any integer
   * @return the result
   */
  default Expr pow(int exponent) {
    if (exponent < 0) {
      return pow(-exponent).reciprocal();
    }
    Expr power = number(1);
    Expr square = self();
    for (int n = exponent; n > 0; n >>= 1) {
      power = (n & 1) == 1 ? power.times(square) : power;
      square = n > 1 ? square.square() : square;
    }
    return power;
  }

  /**
   * {@code max(x, 0)} with derivative 0 at 0; NaN stays NaN.
   *
   * @return the result
   */
  default Expr relu() {
    return self().lessOrEqual(0).select(number(0), self());
  }

  private Expr unary(Primitive primitive) {
    return Expr.of(primitive, self());
  }

  private Expr number(double value) {
    return Expr.literal(value, self().dtype(), self().shape().dims());
  }
}
