package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/**
 * One operation of an array program, without its operands. The set is sealed: backends switch over
 * it exhaustively, and each member knows its shape rule, its JVP and its VJP in terms of
 * primitives.
 */
public sealed interface Primitive
    permits Leaf,
        ElementwiseUnary,
        ElementwiseBinary,
        Select,
        Structural,
        Concatenate,
        KnotIndex,
        Gather,
        ScatterAdd,
        Reduction,
        Matmul,
        Solve,
        Call,
        HostCall {

  /**
   * The name that a program's text and error messages use.
   *
   * @return a short name in lower case
   */
  String name();

  /**
   * The type of the result.
   *
   * @param x the types of the operands
   * @return the type of the result
   * @throws IllegalArgumentException if the operands do not fit; the message names the shapes
   */
  ArrayType type(List<ArrayType> x);

  /**
   * The tangent of the result. A tangent may have one stack dimension more than its operand.
   *
   * @param x the operands
   * @param y the result
   * @param tangents the tangents of the operands, empty where zero
   * @return the tangent of {@code y}, empty if zero
   */
  Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents);

  /**
   * What a cotangent of the result contributes to one operand. The caller sums over rows where the
   * operand is shared, and repeats over rows where a row reduction made the cotangent shared.
   *
   * @param operand the index of the operand
   * @param x the operands
   * @param y the result
   * @param cotangent the cotangent of {@code y}, with at most one stack dimension more
   * @return the contribution, empty if zero
   */
  Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent);
}
