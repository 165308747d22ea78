package org.fnde.backend.opencl.lowering;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which values are kept in memory. What is not kept is computed anew wherever it is read,
 * which is cheaper than memory for a few operations.
 */
final class Fusion {
  /** Operations on an element that are rather repeated than read from memory. */
  private static final double CHEAP = 4;

  /** The same for a number that all elements share, which compilers take out of loops. */
  private static final double CHEAP_SCALAR = 60;

  private static final int MOST_LOADS = 48;

  private final List<Node> nodes;
  private final Set<Node> outputs;
  private final Map<Node, Double> costs = new IdentityHashMap<>();
  private final Map<Node, Integer> loads = new IdentityHashMap<>();

  private Fusion(List<Node> nodes, Set<Node> outputs) {
    this.nodes = nodes;
    this.outputs = outputs;
  }

  /** Marks what is kept, and gives the cost of an element of every node. */
  static Map<Node, Double> apply(List<Node> nodes, Set<Node> outputs) {
    Fusion fusion = new Fusion(nodes, outputs);
    nodes.forEach(fusion::weigh);
    Levels.apply(nodes, outputs);
    fusion.keepWhatSeveralKernelsRead();
    return fusion.costs;
  }

  private void weigh(Node n) {
    costs.put(n, Cost.of(n, costs));
    limitLoads(n);
    if (!n.kind().isInlineable()) {
      return;
    }
    boolean moved = n.users().stream().anyMatch(u -> Reading.moves(n, u));
    double times = n.users().stream().mapToDouble(u -> Reading.times(n, u)).sum();
    boolean scalar = n.size() == 1 && !n.hasRows();
    boolean costly = costs.get(n) > (scalar ? CHEAP_SCALAR : CHEAP);
    if (moved && costly && (n.isKept() || times > 1.01)) {
      n.makeBarrier();
    }
  }

  /** The number of arguments of a kernel is limited. */
  private void limitLoads(Node n) {
    int sum = 0;
    for (Node o : n.operands()) {
      sum += o.isKept() ? 1 : loads.getOrDefault(o, 0);
    }
    if (sum > MOST_LOADS && n.operands().size() < sum) {
      n.operands().stream().filter(o -> o.kind() != Kind.CONSTANT).forEach(Node::makeBarrier);
      sum = n.operands().size();
    }
    loads.put(n, sum);
  }

  private void keepWhatSeveralKernelsRead() {
    Map<Node, Set<Object>> kernels = new IdentityHashMap<>();
    for (Node n : nodes.reversed()) {
      Set<Object> read = new HashSet<>();
      for (Node u : n.users()) {
        if (u.isKept()) {
          read.add(kernel(u));
        } else {
          read.addAll(kernels.get(u));
        }
      }
      kernels.put(n, read);
      if (n.kind().isInlineable() && shouldKeep(n, read)) {
        n.keep();
      }
    }
  }

  private boolean shouldKeep(Node n, Set<Object> readers) {
    double cost = costs.get(n);
    if (outputs.contains(n)) {
      return true;
    }
    if (n.kind() == Kind.CONSTANT) {
      return false;
    }
    boolean later = n.stage() == Stage.BIND && n.users().stream().anyMatch(u -> later(u));
    return later && cost >= 1 && !isFree(n) || readers.size() > 1 && cost > CHEAP;
  }

  private static boolean later(Node user) {
    return user.stage() != Stage.BIND;
  }

  /** Whether it depends on no input. */
  private static boolean isFree(Node n) {
    return n.kind() != Kind.INPUT && n.operands().stream().allMatch(Fusion::isFree);
  }

  private static Object kernel(Node n) {
    return n.kind().isInlineable() ? Space.of(n) : n;
  }
}
