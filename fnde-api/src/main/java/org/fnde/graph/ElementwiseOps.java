package org.fnde.graph;

import java.util.List;
import org.fnde.graph.primitive.*;
import org.fnde.graph.primitive.Compare.Relation;

/**
 * Arithmetic on expressions, element by element. Operands broadcast right-aligned; a number takes
 * the element type of the expression it meets. Every method throws {@link TraceException} if
 * dimensions do not broadcast or element types differ.
 */
public sealed interface ElementwiseOps permits Expr {

  /**
   * This expression.
   *
   * @return the expression itself
   */
  Expr self();

  /**
   * The sum.
   *
   * @param other the second operand
   * @return the result
   */
  default Expr plus(Expr other) {
    return binary(new Add(), other);
  }

  /**
   * The sum with a number.
   *
   * @param value the second operand
   * @return the result
   */
  default Expr plus(double value) {
    return plus(number(value));
  }

  /**
   * The difference.
   *
   * @param other the second operand
   * @return the result
   */
  default Expr minus(Expr other) {
    return binary(new Sub(), other);
  }

  /**
   * The difference with a number.
   *
   * @param value the second operand
   * @return the result
   */
  default Expr minus(double value) {
    return minus(number(value));
  }

  /**
   * The product.
   *
   * @param other the second operand
   * @return the result
   */
  default Expr times(Expr other) {
    return binary(new Mul(), other);
  }

  /**
   * The product with a number.
   *
   * @param value the second operand
   * @return the result
   */
  default Expr times(double value) {
    return times(number(value));
  }

  /**
   * The quotient.
   *
   * @param other the second operand
   * @return the result
   */
  default Expr dividedBy(Expr other) {
    return binary(new Div(), other);
  }

  /**
   * The quotient with a number.
   *
   * @param value the second operand
   * @return the result
   */
  default Expr dividedBy(double value) {
    return dividedBy(number(value));
  }

  /**
   * The larger of two numbers; NaN if either is NaN.
   *
   * @param other the second operand
   * @return the result
   */
  default Expr max(Expr other) {
    return binary(new Max(), other);
  }

  /**
   * The larger of two numbers; NaN if either is NaN with a number.
   *
   * @param value the second operand
   * @return the result
   */
  default Expr max(double value) {
    return max(number(value));
  }

  /**
   * The smaller of two numbers; NaN if either is NaN.
   *
   * @param other the second operand
   * @return the result
   */
  default Expr min(Expr other) {
    return binary(new Min(), other);
  }

  /**
   * The smaller of two numbers; NaN if either is NaN with a number.
   *
   * @param value the second operand
   * @return the result
   */
  default Expr min(double value) {
    return min(number(value));
  }

  /**
   * 1 where an element is less than the other, 0 elsewhere and where one is NaN.
   *
   * @param other the second operand
   * @return the mask, in the operands' element type
   */
  default Expr lessThan(Expr other) {
    return binary(new Compare(Relation.LESS), other);
  }

  /**
   * 1 where an element is less than a number, 0 elsewhere and where it is NaN.
   *
   * @param value the second operand
   * @return the mask
   */
  default Expr lessThan(double value) {
    return lessThan(number(value));
  }

  /**
   * 1 where an element is at most the other, 0 elsewhere and where one is NaN.
   *
   * @param other the second operand
   * @return the mask, in the operands' element type
   */
  default Expr lessOrEqual(Expr other) {
    return binary(new Compare(Relation.LESS_OR_EQUAL), other);
  }

  /**
   * 1 where an element is at most a number, 0 elsewhere and where it is NaN.
   *
   * @param value the second operand
   * @return the mask
   */
  default Expr lessOrEqual(double value) {
    return lessOrEqual(number(value));
  }

  /**
   * 1 where an element is greater than the other, 0 elsewhere and where one is NaN.
   *
   * @param other the second operand
   * @return the mask, in the operands' element type
   */
  default Expr greaterThan(Expr other) {
    return ((ElementwiseOps) other).binary(new Compare(Relation.LESS), self());
  }

  /**
   * 1 where an element is greater than a number, 0 elsewhere and where it is NaN.
   *
   * @param value the second operand
   * @return the mask
   */
  default Expr greaterThan(double value) {
    return greaterThan(number(value));
  }

  /**
   * 1 where an element is at least the other, 0 elsewhere and where one is NaN.
   *
   * @param other the second operand
   * @return the mask, in the operands' element type
   */
  default Expr greaterOrEqual(Expr other) {
    return ((ElementwiseOps) other).binary(new Compare(Relation.LESS_OR_EQUAL), self());
  }

  /**
   * 1 where an element is at least a number, 0 elsewhere and where it is NaN.
   *
   * @param value the second operand
   * @return the mask
   */
  default Expr greaterOrEqual(double value) {
    return greaterOrEqual(number(value));
  }

  /**
   * 1 where an element is equal to the other, 0 elsewhere and where one is NaN.
   *
   * @param other the second operand
   * @return the mask, in the operands' element type
   */
  default Expr equalTo(Expr other) {
    return binary(new Compare(Relation.EQUAL), other);
  }

  /**
   * 1 where an element is equal to a number, 0 elsewhere and where it is NaN.
   *
   * @param value the second operand
   * @return the mask
   */
  default Expr equalTo(double value) {
    return equalTo(number(value));
  }

  /**
   * Chooses element by element: the first value where this mask is not 0, the second elsewhere.
   *
   * @param whenTrue the first value
   * @param whenFalse the second value
   * @return the choice
   */
  default Expr select(Expr whenTrue, Expr whenFalse) {
    return broadcast(new Select(), self(), whenTrue, whenFalse);
  }

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
    return times(self());
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
    return lessOrEqual(0).select(number(0), self());
  }

  private Expr unary(Primitive primitive) {
    return Expr.of(primitive, self());
  }

  private Expr binary(Primitive primitive, Expr other) {
    return broadcast(primitive, self(), other);
  }

  private static Expr broadcast(Primitive primitive, Expr... operands) {
    List<Expr> x = List.of(operands);
    return TraceException.checked(
        primitive.name(),
        x,
        () -> {
          var dims =
              x.stream().map(o -> o.shape().dims()).reduce(Broadcasting::common).orElseThrow();
          return Expr.of(primitive, x.stream().map(o -> o.broadcastTo(dims)).toList());
        });
  }

  private Expr number(double value) {
    return Expr.literal(value, self().dtype(), self().shape().dims());
  }
}
