package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fnde.backend.simd.lowering.Op.Combination;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.DType;
import org.fnde.graph.primitive.Add;
import org.fnde.graph.primitive.Mul;
import org.fnde.graph.primitive.Neg;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.Sub;

/**
 * Puts one pass in place of sums of large shared values times scalars known beforehand, such as the
 * moments of an optimiser. Sums of states keep the order and the roundings that the solver wrote:
 * in single precision the first error estimates of a solve are made of them.
 */
final class Combinations {
  private final Graph graph;
  private final HostScalars scalars;
  private final Map<Node, Integer> uses = new IdentityHashMap<>();
  private final Map<Node, Node> rewritten = new HashMap<>();

  Combinations(Graph graph) {
    this.graph = graph;
    this.scalars = new HostScalars(graph);
  }

  List<Node> rewrite(List<Node> outputs) {
    List<Node> nodes = Reach.from(outputs, Node::operands);
    outputs.forEach(o -> uses.merge(o, 1, Integer::sum));
    nodes.forEach(x -> x.operands().forEach(o -> uses.merge(o, 1, Integer::sum)));
    Set<Node> inner = new HashSet<>();
    Map<Node, List<Term>> sums = new IdentityHashMap<>();
    for (Node x : nodes.reversed()) {
      if (isSum(x) && !inner.contains(x)) {
        List<Term> terms = new ArrayList<>();
        Set<Node> absorbed = new HashSet<>();
        flatten(x, one(), terms, absorbed);
        if (pays(terms)) {
          sums.put(x, terms);
          inner.addAll(absorbed);
        }
      }
    }
    nodes.forEach(x -> rewritten.put(x, rebuilt(x, Optional.ofNullable(sums.get(x)))));
    return outputs.stream().map(rewritten::get).toList();
  }

  private Node one() {
    return graph.number(1, DType.FLOAT64);
  }

  private static boolean isSum(Node x) {
    boolean even = x.operands().stream().allMatch(o -> o.hasRows() == x.hasRows());
    return (x.is(Add.class) || x.is(Sub.class)) && isLarge(x) && even;
  }

  private static boolean isLarge(Node x) {
    return !x.hasRows() && x.size() >= Domains.LARGE;
  }

  private static boolean pays(List<Term> terms) {
    long weighted = terms.stream().filter(t -> !HostScalars.isOne(t.weight())).count();
    return weighted > 0 && terms.size() > 1;
  }

  private void flatten(Node x, Node weight, List<Term> terms, Set<Node> absorbed) {
    if (x.op() instanceof Prim(Primitive p)) {
      switch (p) {
        case Add a -> {
          inside(x.operand(0), weight, terms, absorbed);
          inside(x.operand(1), weight, terms, absorbed);
          return;
        }
        case Sub s -> {
          inside(x.operand(0), weight, terms, absorbed);
          inside(x.operand(1), scalars.negated(weight), terms, absorbed);
          return;
        }
        case Neg n -> {
          inside(x.operand(0), scalars.negated(weight), terms, absorbed);
          return;
        }
        case Mul m -> {
          int scalar = scalars.of(x.operand(0)).isPresent() ? 0 : 1;
          Node scaled = scalars.product(weight, scalars.of(x.operand(scalar)).orElseThrow());
          inside(x.operand(1 - scalar), scaled, terms, absorbed);
          return;
        }
        default -> {}
      }
    }
    terms.add(new Term(x, weight));
  }

  /** What something else reads too is computed anyway. */
  private void inside(Node x, Node weight, List<Term> terms, Set<Node> absorbed) {
    if (uses.get(x) == 1 && isLarge(x) && isLinear(x)) {
      absorbed.add(x);
      flatten(x, weight, terms, absorbed);
    } else {
      terms.add(new Term(x, weight));
    }
  }

  private boolean isLinear(Node x) {
    return isSum(x)
        || x.is(Neg.class)
        || x.is(Mul.class)
            && (isScaled(x.operand(0), x.operand(1)) || isScaled(x.operand(1), x.operand(0)));
  }

  private boolean isScaled(Node scalar, Node x) {
    return scalars.of(scalar).isPresent() && isLarge(x);
  }

  private Node rebuilt(Node x, Optional<List<Term>> terms) {
    if (terms.isEmpty()) {
      List<Node> operands = x.operands().stream().map(this::current).toList();
      return operands.equals(x.operands()) ? x : graph.node(x.op(), operands, x.type());
    }
    List<Node> operands = new ArrayList<>();
    List<Term> ordered = new ArrayList<>(terms.get());
    ordered.sort(Comparator.comparing((Term t) -> !HostScalars.isOne(t.weight())));
    for (Term t : ordered) {
      operands.addAll(List.of(current(t.source()), t.weight()));
    }
    return graph.node(new Combination(), operands, x.type());
  }

  private Node current(Node x) {
    return rewritten.getOrDefault(x, x);
  }
}
