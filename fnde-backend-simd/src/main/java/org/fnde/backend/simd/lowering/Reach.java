package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What nodes depend on. */
final class Reach {
  private Reach() {}

  /** The roots and all they need, operands before results. */
  static List<Node> from(Collection<Node> roots, Function<Node, List<Node>> operands) {
    Set<Node> found = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Node> open = new ArrayList<>(roots);
    while (!open.isEmpty()) {
      Node x = open.removeLast();
      if (found.add(x)) {
        open.addAll(operands.apply(x));
      }
    }
    return found.stream().sorted(Comparator.comparingInt(Node::id)).toList();
  }
}
