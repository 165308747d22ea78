package org.fnde.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fnde.graph.primitive.Input;

/**
 * Derivatives of traced computations. They compose to any order. Row by row: the gradient of a
 * scalar per row with respect to a value with rows is that row's gradient.
 */
public final class Differentiation {
  private Differentiation() {}

  /**
   * A scalar and its gradient.
   *
   * @param value the function's value, a scalar, per row if it depends on rows
   * @param gradient its gradient, of the shape of the point
   */
  public record ValueAndGradient(Expr value, Expr gradient) {}

  /**
   * A value and its directional derivative.
   *
   * @param value the function's value
   * @param tangent the derivative, of the value's shape
   */
  public record ValueAndTangent(Expr value, Expr tangent) {}

  /**
   * Reverse mode: the VJPs of outputs with respect to some expressions, which are treated as
   * independent variables even where one depends on another. Equal computations are made one
   * before, so that their cotangents are added and go back through them once.
   *
   * @param outputs what is differentiated
   * @param cotangents one per output, of its type, or with one leading stack dimension more
   * @param variables what it is differentiated with respect to
   * @return one VJP per variable, of its shape (and the stack); zero where nothing depends on it
   * @throws TraceException if a cotangent does not fit its output or a variable holds integers
   * @throws UnsupportedOperationException if plain Java without a VJP is on the way
   */
  public static List<Expr> vjp(List<Expr> outputs, List<Expr> cotangents, List<Expr> variables) {
    checkDirections("cotangent", outputs, cotangents);
    checkReal(variables);
    List<Expr> roots = new ArrayList<>(outputs);
    roots.addAll(variables);
    List<Expr> inlined = Inlining.inline(roots);
    Map<Expr, Expr> leaves = new IdentityHashMap<>();
    inlined
        .subList(outputs.size(), inlined.size())
        .forEach(v -> leaves.computeIfAbsent(v, Differentiation::fresh));
    List<Expr> at = Rewriting.substitute(inlined, leaves);
    List<Expr> inner = Simplification.simplifyTraced(at.subList(0, outputs.size()));
    List<Expr> free = at.subList(outputs.size(), at.size());
    Map<Expr, Expr> back = new IdentityHashMap<>();
    leaves.forEach((variable, leaf) -> back.put(leaf, variable));
    return Rewriting.substitute(new ReverseSweep(inner, free).run(inner, cotangents), back);
  }

  /**
   * Forward mode: the JVPs of outputs along tangents of some expressions, which are treated as
   * independent variables.
   *
   * @param outputs what is differentiated
   * @param variables what it is differentiated with respect to
   * @param tangents one per variable, of its type, or all with one leading stack dimension more
   * @return one JVP per output, of its shape (and the stack)
   * @throws TraceException if a tangent does not fit its variable or a variable holds integers
   * @throws UnsupportedOperationException if plain Java is on the way
   */
  public static List<Expr> jvp(List<Expr> outputs, List<Expr> variables, List<Expr> tangents) {
    checkDirections("tangent", variables, tangents);
    checkReal(variables);
    List<Expr> roots = new ArrayList<>(outputs);
    roots.addAll(variables);
    List<Expr> inlined = Inlining.inline(roots);
    List<Expr> inner = inlined.subList(0, outputs.size());
    return ForwardSweep.run(inner, inlined.subList(outputs.size(), inlined.size()), tangents);
  }

  /**
   * The gradient of a scalar function at a point, with everything else the function refers to held
   * fixed, even where it depends on the point.
   *
   * @param function traced on a fresh variable
   * @param point where
   * @return value and gradient
   * @throws TraceException if the function's value is not a scalar
   */
  public static ValueAndGradient valueAndGradient(UnaryOperator<Expr> function, Expr point) {
    Expr variable = fresh(point);
    Expr value = function.apply(variable);
    if (value.shape().rank() != 0) {
      throw TraceException.of(
          "the gradient of " + value.type() + ": need a scalar; use sum(), vjp or jacobian");
    }
    Expr one = matching(Expr.literal(1, value.dtype(), List.of()), value);
    Expr gradient = vjp(List.of(value), List.of(one), List.of(variable)).getFirst();
    List<Expr> results = Rewriting.substitute(List.of(value, gradient), Map.of(variable, point));
    return new ValueAndGradient(results.get(0), results.get(1));
  }

  /**
   * The gradient of a scalar function at a point; see {@link #valueAndGradient}.
   *
   * @param function traced on a fresh variable
   * @param point where
   * @return the gradient, of the point's shape
   */
  public static Expr gradient(UnaryOperator<Expr> function, Expr point) {
    return valueAndGradient(function, point).gradient();
  }

  /**
   * The directional derivative of a function at a point, with everything else held fixed.
   *
   * @param function traced on a fresh variable
   * @param point where
   * @param tangent the direction, of the point's type, or with one leading stack dimension more
   * @return value and derivative
   */
  public static ValueAndTangent valueAndTangent(
      UnaryOperator<Expr> function, Expr point, Expr tangent) {
    Expr variable = fresh(point);
    Expr value = function.apply(variable);
    Expr derivative = jvp(List.of(value), List.of(variable), List.of(tangent)).getFirst();
    List<Expr> results = Rewriting.substitute(List.of(value, derivative), Map.of(variable, point));
    return new ValueAndTangent(results.get(0), results.get(1));
  }

  /**
   * The Jacobian of a vector function at a point, by one JVP along the identity.
   *
   * @param function {@code [n] -> [m]}, traced on a fresh variable
   * @param point where, {@code [n]}
   * @return {@code [m, n]}
   * @throws TraceException if point or value is not a vector
   */
  public static Expr jacobian(UnaryOperator<Expr> function, Expr point) {
    if (point.shape().rank() != 1) {
      throw TraceException.of("the Jacobian at " + point.type() + ": need a vector");
    }
    int n = point.shape().size();
    Expr index = ArrayOps.iota(point.dtype(), n);
    Expr identity = index.insertAxis(-1).equalTo(index);
    Expr columns = valueAndTangent(function, point, matching(identity, point)).tangent();
    if (columns.shape().rank() != 2) {
      throw TraceException.of(
          "the Jacobian of " + columns.type() + ": the function's value is not a vector");
    }
    return columns.transpose();
  }

  private static Expr fresh(Expr point) {
    return Expr.of(new Input("variable", point.type(), Lifetime.STATE));
  }

  /** Gives a direction the rows of what it belongs to. */
  static Expr matching(Expr direction, Expr of) {
    return of.shape().hasRows() ? direction.broadcastRows() : direction;
  }

  private static void checkDirections(String what, List<Expr> of, List<Expr> directions) {
    if (of.size() != directions.size()) {
      throw TraceException.of(
          "need one " + what + " each, got " + directions.size() + " for " + of.size());
    }
    for (int i = 0; i < of.size(); i++) {
      Expr x = of.get(i);
      Expr d = directions.get(i);
      int extra = d.shape().rank() - x.shape().rank();
      boolean fits =
          (extra == 0 || extra == 1)
              && d.shape().last(x.shape().rank()).equals(x.shape().dims())
              && d.dtype() == x.dtype();
      if (!fits) {
        throw TraceException.of(
            what + " " + i + " is " + d.type() + ", but belongs to " + x.type());
      }
    }
  }

  /** Nodes that depend on a variable, and the variables. */
  static Set<Expr> active(List<Expr> order, List<Expr> variables) {
    Set<Expr> active = Collections.newSetFromMap(new IdentityHashMap<>());
    active.addAll(variables);
    for (Expr node : order) {
      if (node.operands().stream().anyMatch(active::contains)) {
        active.add(node);
      }
    }
    return active;
  }

  /** The stack dimension of directions, none if they are of their values' rank. */
  static List<Integer> stack(List<Expr> directions, List<Expr> of) {
    return directions.isEmpty()
        ? List.of()
        : directions.getFirst().shape().leading(of.getFirst().shape().rank());
  }

  /** A zero direction of an expression. */
  static Expr zero(Expr of, List<Integer> stack) {
    List<Integer> dims = new ArrayList<>(stack);
    dims.addAll(of.shape().dims());
    return matching(Expr.literal(0, of.dtype(), dims), of);
  }

  private static void checkReal(List<Expr> variables) {
    for (Expr v : variables) {
      if (!v.dtype().isFloat()) {
        throw TraceException.of("no derivative with respect to " + v + ": an integer");
      }
    }
  }
}
