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
   * The larger of an element and a number; NaN if either is NaN.
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
   * The smaller of an element and a number; NaN if either is NaN.
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
