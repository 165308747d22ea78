package org.fnde.graph;

import java.util.List;
import org.fnde.graph.primitive.Literal;
import org.fnde.graph.primitive.Primitive;

/**
 * A symbolic array: a primitive applied to other expressions. Computing with expressions records a
 * graph and never touches array contents. Immutable; equality is identity, and equal computations
 * become one when a {@link Program} is built.
 */
public final class Expr implements ElementwiseOps, ElementaryFunctions, ArrayOps {
  private final Primitive primitive;
  private final List<Expr> operands;
  private final ArrayType type;

  private Expr(Primitive primitive, List<Expr> operands, ArrayType type) {
    this.primitive = primitive;
    this.operands = operands;
    this.type = type;
  }

  /**
   * Applies a primitive. Its operands must fit exactly; the methods of this class broadcast.
   *
   * @param primitive the operation
   * @param operands its operands
   * @return the result
   * @throws TraceException if the operands do not fit
   */
  public static Expr of(Primitive primitive, List<Expr> operands) {
    List<ArrayType> types = operands.stream().map(Expr::type).toList();
    return TraceException.checked(
        primitive.name(),
        operands,
        () -> new Expr(primitive, List.copyOf(operands), primitive.type(types)));
  }

  /**
   * Applies a primitive.
   *
   * @param primitive the operation
   * @param operands its operands
   * @return the result
   * @throws TraceException if the operands do not fit
   */
  public static Expr of(Primitive primitive, Expr... operands) {
    return of(primitive, List.of(operands));
  }

  /**
   * An array of one value known at trace time.
   *
   * @param value the value, rounded to a floating-point element type
   * @param dtype the element type
   * @param dims the dimensions, empty for a scalar
   * @return the literal
   * @throws TraceException if the element type is {@link DType#INT32} and the value is not
   */
  public static Expr literal(double value, DType dtype, List<Integer> dims) {
    return TraceException.checked(
        "literal " + value,
        List.of(),
        () -> of(new Literal(value, new ArrayType(dtype, new Shape(false, dims)))));
  }

  /**
   * The operation whose result this is.
   *
   * @return the primitive
   */
  public Primitive primitive() {
    return primitive;
  }

  /**
   * What the operation is applied to.
   *
   * @return the operands in order
   */
  public List<Expr> operands() {
    return operands;
  }

  /**
   * Element type and shape.
   *
   * @return the type
   */
  public ArrayType type() {
    return type;
  }

  /**
   * The shape.
   *
   * @return the shape
   */
  public Shape shape() {
    return type.shape();
  }

  /**
   * The element type.
   *
   * @return the element type
   */
  public DType dtype() {
    return type.dtype();
  }

  @Override
  public Expr self() {
    return this;
  }

  @Override
  public String toString() {
    return primitive.name() + " " + type;
  }
}
