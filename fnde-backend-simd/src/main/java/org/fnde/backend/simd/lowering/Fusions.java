package org.fnde.backend.simd.lowering;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.backend.simd.lowering.Op.Fused;
import org.fnde.backend.simd.lowering.Op.Fusion;
import org.fnde.graph.primitive.Add;
import org.fnde.graph.primitive.Matmul;
import org.fnde.graph.primitive.Mul;
import org.fnde.graph.primitive.Sub;

/**
 * Puts one pass over the rows in place of several, where wide values would go to the cache and come
 * back between them. Every number is rounded as before.
 */
final class Fusions {
  private final Graph graph;
  private final ViewTable views;
  private final HostScalars scalars;
  private final Map<Node, Integer> uses = new IdentityHashMap<>();
  private final Map<Node, Node> rewritten = new HashMap<>();

  Fusions(Graph graph, ViewTable views) {
    this.graph = graph;
    this.views = views;
    this.scalars = new HostScalars(graph);
  }

  List<Node> rewrite(List<Node> outputs) {
    List<Node> nodes = Reach.from(outputs, Node::operands);
    outputs.forEach(o -> uses.merge(o, 1, Integer::sum));
    nodes.forEach(x -> x.operands().forEach(o -> uses.merge(o, 1, Integer::sum)));
    nodes.forEach(x -> rewritten.put(x, rebuilt(x)));
    return outputs.stream().map(this::current).toList();
  }

  private Node rebuilt(Node x) {
    Optional<Node> fused =
        x.hasRows() ? tanhGradient(x).or(() -> biasedProduct(x)) : Optional.empty();
    return fused.orElseGet(() -> {
      List<Node> operands = x.operands().stream().map(this::current).toList();
      return operands.equals(x.operands()) ? x : graph.node(x.op(), operands, x.type());
    });
  }

  private Node fused(Fusion kind, Node x, Node... operands) {
    List<Node> now = List.of(operands).stream().map(this::current).toList();
    return graph.node(new Fused(kind), now, x.type());
  }

  private Node current(Node x) {
    return rewritten.getOrDefault(x, x);
  }

  private boolean isOnlyHere(Node x) {
    return uses.get(x) == 1;
  }

  /** g (1 - v v), in either order of the factors. */
  private Optional<Node> tanhGradient(Node x) {
    if (!x.is(Mul.class)) {
      return Optional.empty();
    }
    return tanhGradient(x, x.operand(0), x.operand(1))
        .or(() -> tanhGradient(x, x.operand(1), x.operand(0)));
  }

  private Optional<Node> tanhGradient(Node x, Node g, Node slope) {
    boolean fits =
        slope.is(Sub.class)
            && isOnlyHere(slope)
            && slope.operand(1).is(Mul.class)
            && isOnlyHere(slope.operand(1))
            && scalars.of(slope.operand(0)).filter(HostScalars::isOne).isPresent();
    if (!fits) {
      return Optional.empty();
    }
    Node v = slope.operand(1).operand(0);
    boolean square = v == slope.operand(1).operand(1) && v.hasRows() && g.hasRows();
    if (!square || !g.type().equals(x.type()) || !v.type().equals(x.type())) {
      return Optional.empty();
    }
    Node outer = views.of(g).base();
    return Optional.of(
        isOuterProduct(outer) && isOnlyHere(outer) && isOnlyHere(g) && isWhole(g, outer)
            ? fused(Fusion.OUTER_TANH_GRADIENT, x, outer.operand(0), outer.operand(1), v)
            : fused(Fusion.TANH_GRADIENT, x, g, v));
  }

  private static boolean isOuterProduct(Node x) {
    return x.is(Matmul.class)
        && x.shape().rank() == 2
        && x.operand(0).shape().dim(-1) == 1
        && x.operand(0).hasRows()
        && x.operand(1).hasRows();
  }

  /** The product may be reshaped before the vector is added. */
  private Optional<Node> biasedProduct(Node x) {
    if (!x.is(Add.class)) {
      return Optional.empty();
    }
    return biasedProduct(x, x.operand(0), x.operand(1))
        .or(() -> biasedProduct(x, x.operand(1), x.operand(0)));
  }

  private Optional<Node> biasedProduct(Node x, Node sum, Node vector) {
    Node product = views.of(sum).base();
    View bias = views.of(vector);
    boolean fits =
        product.is(Matmul.class)
            && isOnlyHere(product)
            && isOnlyHere(sum)
            && isWhole(sum, product)
            && sum.size() == x.size()
            && bias.isDense()
            && !bias.base().hasRows()
            && vector.size() == x.size();
    return fits && isRowTimesMatrix(product)
        ? Optional.of(
            fused(Fusion.BIASED_PRODUCT, x, product.operand(0), product.operand(1), vector))
        : Optional.empty();
  }

  private boolean isWhole(Node x, Node base) {
    View v = views.of(x);
    return v.isDense() && v.offset() == 0 && base.size() == x.size();
  }

  private static boolean isRowTimesMatrix(Node product) {
    Node matrix = product.operand(1);
    return product.operand(0).hasRows()
        && !matrix.hasRows()
        && matrix.shape().rank() == 2
        && matrix.shape().dim(-1) == product.size();
  }
}
