package org.fnde.backend.simd.lowering;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.backend.simd.lowering.Op.Constant;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.DType;
import org.fnde.graph.Lifetime;
import org.fnde.graph.primitive.Add;
import org.fnde.graph.primitive.Broadcast;
import org.fnde.graph.primitive.BroadcastRows;
import org.fnde.graph.primitive.Cast;
import org.fnde.graph.primitive.ElementwiseBinary;
import org.fnde.graph.primitive.ElementwiseUnary;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.Literal;
import org.fnde.graph.primitive.Mul;
import org.fnde.graph.primitive.Neg;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.Reshape;
import org.fnde.graph.primitive.RowCount;
import org.fnde.graph.primitive.Select;

/** Scalars that the host knows before anything else is computed, and arithmetic on them. */
final class HostScalars {
  private final Graph graph;
  private final Map<Node, Boolean> known = new IdentityHashMap<>();

  HostScalars(Graph graph) {
    this.graph = graph;
  }

  /** The scalar that a value repeats, if the host knows it beforehand. */
  Optional<Node> of(Node x) {
    Node inner = x;
    while (isRepetition(inner)) {
      inner = inner.operand(0);
    }
    return isKnown(inner) ? Optional.of(inner) : Optional.empty();
  }

  private static boolean isRepetition(Node x) {
    return x.is(Reshape.class) || x.is(Broadcast.class) || x.is(BroadcastRows.class);
  }

  private boolean isKnown(Node x) {
    Boolean before = known.get(x);
    if (before == null) {
      before = decide(x);
      known.put(x, before);
    }
    return before;
  }

  private boolean decide(Node x) {
    if (!x.dtype().isFloat() || x.hasRows()) {
      return false;
    }
    if (x.op() instanceof Prim(Literal l)) {
      return true;
    }
    if (!x.isScalar()) {
      return false;
    }
    return switch (x.op()) {
      case Constant c -> true;
      case Prim(Input i) -> i.lifetime() == Lifetime.STEP;
      case Prim(RowCount r) -> true;
      case Prim(Primitive p) when isArithmetic(p) -> x.operands().stream().allMatch(this::isKnown);
      default -> false;
    };
  }

  static boolean isArithmetic(Primitive p) {
    return p instanceof ElementwiseUnary
        || p instanceof ElementwiseBinary
        || p instanceof Select
        || p instanceof Reshape
        || p instanceof Broadcast;
  }

  Node product(Node a, Node b) {
    Node x = wide(a);
    Node y = wide(b);
    if (isOne(x)) {
      return y;
    }
    return isOne(y) ? x : graph.of(new Mul(), x, y);
  }

  Node sum(Node a, Node b) {
    return graph.of(new Add(), wide(a), wide(b));
  }

  Node negated(Node a) {
    return graph.of(new Neg(), wide(a));
  }

  static boolean isOne(Node x) {
    return x.op() instanceof Prim(Literal l) && l.value() == 1;
  }

  /** In double precision, without axes. It is rounded once, where it is used. */
  private Node wide(Node x) {
    if (x.op() instanceof Prim(Literal l)) {
      return graph.number(l.value(), DType.FLOAT64);
    }
    if (x.op() instanceof Prim(Cast c)
        && c.to() == DType.FLOAT32
        && x.operand(0).dtype().isFloat()) {
      return wide(x.operand(0));
    }
    Node flat = x.shape().rank() == 0 ? x : graph.of(new Reshape(x.shape().rank(), List.of()), x);
    return flat.dtype() == DType.FLOAT64 ? flat : graph.of(new Cast(DType.FLOAT64), flat);
  }
}
