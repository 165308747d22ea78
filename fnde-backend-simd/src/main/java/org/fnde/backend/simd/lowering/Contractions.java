package org.fnde.backend.simd.lowering;

import java.util.List;
import java.util.Optional;
import org.fnde.backend.simd.lowering.Op.Contraction;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.BroadcastRows;
import org.fnde.graph.primitive.Matmul;
import org.fnde.graph.primitive.Reshape;
import org.fnde.graph.primitive.Sum;
import org.fnde.graph.primitive.Transpose;

/** Finds products of matrices that are only summed over rows. */
final class Contractions {
  private final Graph graph;

  Contractions(Graph graph) {
    this.graph = graph;
  }

  /** The contraction whose sum over rows is that of {@code x}, elements in the same order. */
  Optional<Node> of(Node x) {
    Node inner = x;
    while (inner.is(Reshape.class) || inner.is(Sum.class)) {
      inner = inner.operand(0);
    }
    if (inner.is(Transpose.class) && isSwap(inner)) {
      return inner.size() == x.size()
          ? of(inner.operand(0)).map(this::transposed)
          : Optional.empty();
    }
    if (!inner.is(Matmul.class)) {
      return Optional.empty();
    }
    Node left = inner.operand(0);
    Node right = inner.operand(1);
    int n = inner.shape().dim(-2);
    int m = inner.shape().dim(-1);
    boolean summed = x.size() == n * m && sumsLeadingOnly(x, inner);
    boolean equal = left.shape().leading(2).equals(right.shape().leading(2));
    return summed && equal ? Optional.of(contraction(swapped(left), right)) : Optional.empty();
  }

  private static boolean isSwap(Node x) {
    return ((Prim) x.op()).primitive() instanceof Transpose t
        && t.order().equals(List.of(1, 0))
        && x.size() == x.shape().dim(-1) * x.shape().dim(-2);
  }

  private static boolean sumsLeadingOnly(Node x, Node product) {
    List<Integer> matrix = product.shape().last(2);
    for (Node at = x; at != product; at = at.operand(0)) {
      if (at.op() instanceof Prim(Sum s)) {
        Shape from = at.operand(0).shape();
        if (-s.axis() < 3 || !from.last(2).equals(matrix)) {
          return false;
        }
      }
    }
    return true;
  }

  Node transposed(Node contraction) {
    return contraction(contraction.operand(1), contraction.operand(0));
  }

  private Node contraction(Node a, Node b) {
    ArrayType type = a.type().with(Shape.rows(a.shape().dim(-1), b.shape().dim(-1)));
    return graph.node(new Contraction(), List.of(withRows(a), withRows(b)), type);
  }

  private Node withRows(Node x) {
    return x.hasRows() ? x : graph.of(new BroadcastRows(), x);
  }

  /** The transpose of the last two axes, undone where it is one already. */
  Node swapped(Node x) {
    if (x.op() instanceof Prim(Transpose t) && t.order().equals(List.of(1, 0))) {
      return x.operand(0);
    }
    return graph.of(new Transpose(List.of(1, 0)), x);
  }
}
