package org.fnde.backend.opencl.lowering;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Orders the nodes of each stage. Products and the like come as early as they can, what is fused
 * comes as late as what reads it first, so that its operands are read once.
 */
final class Levels {
  private Levels() {}

  static void apply(List<Node> nodes, Set<Node> outputs) {
    nodes.forEach(n -> n.setLevel(earliest(n)));
    for (Node n : nodes.reversed()) {
      if (n.kind().isInlineable() && !outputs.contains(n)) {
        latest(n).ifPresent(n::setLevel);
      }
    }
  }

  private static int earliest(Node n) {
    int level = n.kind() == Kind.INPUT || n.kind().isInlineable() ? 0 : 1;
    for (Node o : n.operands()) {
      if (o.stage() == n.stage()) {
        level = Math.max(level, o.level() + distance(o, n));
      }
    }
    return level;
  }

  private static OptionalInt latest(Node n) {
    return n.users().stream()
        .filter(u -> u.stage() == n.stage())
        .mapToInt(u -> u.level() - distance(n, u))
        .min();
  }

  private static int distance(Node operand, Node user) {
    if (!user.kind().isInlineable()) {
      return operand.kind() == Kind.INPUT ? 0 : 1;
    }
    return operand.isBarrier() && Reading.moves(operand, user) ? 1 : 0;
  }
}
