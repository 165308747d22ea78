package org.fnde.graph;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.graph.primitive.*;

/**
 * Common subexpressions, constant folding and removal of operations that change nothing. Values
 * stay what they were to the last bit: 0 times NaN stays NaN.
 */
final class Simplification {
  private record Key(Primitive primitive, List<Integer> operands) {}

  private final Map<Key, Expr> known = new HashMap<>();
  private final Map<Expr, Integer> ids = new IdentityHashMap<>();

  private final boolean inputsByName;

  private Simplification(boolean inputsByName) {
    this.inputsByName = inputsByName;
  }

  /** Simplifies what is to be a program, where inputs of one name are one input. */
  static List<Expr> simplify(List<Expr> roots) {
    return Rewriting.rewrite(roots, new Simplification(true)::canonical);
  }

  /** Simplifies while a trace goes on, where the variables of nested derivatives look alike. */
  static List<Expr> simplifyTraced(List<Expr> roots) {
    return Rewriting.rewrite(roots, new Simplification(false)::canonical);
  }

  private Expr canonical(Expr node, List<Expr> operands) {
    Expr rebuilt = Rewriting.with(node, operands);
    return unique(reduced(rebuilt).map(this::fresh).orElse(rebuilt));
  }

  /** A reduction may return a new node, whose operands are canonical already. */
  private Expr fresh(Expr node) {
    return ids.containsKey(node) ? node : reduced(node).map(this::fresh).orElse(node);
  }

  private Expr unique(Expr node) {
    if (ids.containsKey(node)) {
      return node;
    }
    if (!inputsByName && node.primitive() instanceof Input) {
      ids.put(node, ids.size());
      return node;
    }
    Key key = new Key(node.primitive(), node.operands().stream().map(ids::get).toList());
    Expr first = known.putIfAbsent(key, node);
    if (first == null) {
      ids.put(node, ids.size());
    }
    return first == null ? node : first;
  }

  private static Optional<Expr> reduced(Expr node) {
    return switch (node.primitive()) {
      case Structural s -> structural(s, node, node.operands().getFirst());
      case Mul m when isLiteral(node.operands().get(1), 1) -> kept(node, 0);
      case Mul m when isLiteral(node.operands().get(0), 1) -> kept(node, 1);
      case Div d when isLiteral(node.operands().get(1), 1) -> kept(node, 0);
      case Neg n when node.operands().getFirst().primitive() instanceof Neg ->
          Optional.of(node.operands().getFirst().operands().getFirst());
      case Add a -> sum(node);
      case Sub s when node.operands().get(1).primitive() instanceof Neg ->
          Optional.of(node.operands().get(0).plus(negated(node, 1)));
      case Gather g -> gathered(node);
      case Cast c when c.to() == node.operands().getFirst().dtype() -> kept(node, 0);
      default -> folded(node);
    };
  }

  private static Optional<Expr> kept(Expr node, int operand) {
    Expr x = node.operands().get(operand);
    return x.type().equals(node.type()) ? Optional.of(x) : Optional.empty();
  }

  /** IEEE 754 defines {@code a - b} as {@code a + (-b)}. */
  private static Optional<Expr> sum(Expr node) {
    if (node.operands().get(1).primitive() instanceof Neg) {
      return Optional.of(node.operands().get(0).minus(negated(node, 1)));
    }
    return node.operands().get(0).primitive() instanceof Neg
        ? Optional.of(node.operands().get(1).minus(negated(node, 0)))
        : folded(node);
  }

  private static Expr negated(Expr node, int operand) {
    return node.operands().get(operand).operands().getFirst();
  }

  private static Optional<Expr> structural(Structural primitive, Expr node, Expr x) {
    if (x.primitive() instanceof Literal l && !node.shape().hasRows()) {
      boolean same = !(primitive instanceof Pad) || isPositiveZero(l.value());
      return same ? Optional.of(literal(l.value(), node)) : Optional.empty();
    }
    if (x.type().equals(node.type()) && !(primitive instanceof Transpose)) {
      return Optional.of(x);
    }
    if (primitive instanceof Reshape && x.primitive() instanceof Reshape) {
      return Optional.of(wholeReshape(node, x.operands().getFirst()));
    }
    if (primitive instanceof Transpose outer && x.primitive() instanceof Transpose inner) {
      return composed(outer, inner, x.operands().getFirst());
    }
    return Optional.empty();
  }

  /** Entries of equal numbers. */
  private static Optional<Expr> gathered(Expr node) {
    return node.operands().getFirst().primitive() instanceof Literal l && !node.shape().hasRows()
        ? Optional.of(literal(l.value(), node))
        : Optional.empty();
  }

  private static boolean isPositiveZero(double value) {
    return Double.doubleToRawLongBits(value) == 0;
  }

  private static Expr wholeReshape(Expr node, Expr x) {
    return Expr.of(new Reshape(x.shape().rank(), node.shape().dims()), x);
  }

  private static Optional<Expr> composed(Transpose outer, Transpose inner, Expr x) {
    boolean inverse =
        outer.order().size() == inner.order().size()
            && outer.order().stream().map(inner.order()::get).toList().equals(sorted(inner));
    return inverse ? Optional.of(x) : Optional.empty();
  }

  private static List<Integer> sorted(Transpose t) {
    return t.order().stream().sorted().toList();
  }

  private static boolean isLiteral(Expr x, double value) {
    return x.primitive() instanceof Literal l && l.value() == value;
  }

  private static Expr literal(double value, Expr like) {
    return Expr.literal(value, like.dtype(), like.shape().dims());
  }

  private static Optional<Expr> folded(Expr node) {
    List<Expr> x = node.operands();
    if (x.isEmpty() || !x.stream().allMatch(o -> o.primitive() instanceof Literal)) {
      return Optional.empty();
    }
    double a = ((Literal) x.getFirst().primitive()).value();
    double b = ((Literal) x.getLast().primitive()).value();
    return switch (node.primitive()) {
      case Add p -> Optional.of(literal(a + b, node));
      case Sub p -> Optional.of(literal(a - b, node));
      case Mul p -> Optional.of(literal(a * b, node));
      case Div p -> Optional.of(literal(a / b, node));
      case Neg p -> Optional.of(literal(-a, node));
      case Sqrt p -> Optional.of(literal(Math.sqrt(a), node));
      case Cast p -> Optional.of(literal(p.to().round(a), node));
      default -> Optional.empty();
    };
  }
}
