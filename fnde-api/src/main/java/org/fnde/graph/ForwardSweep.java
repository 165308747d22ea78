package org.fnde.graph;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One forward accumulation of tangents; it starts at the variables. */
final class ForwardSweep {
  private ForwardSweep() {}

  static List<Expr> run(List<Expr> outputs, List<Expr> variables, List<Expr> seeds) {
    Map<Expr, Optional<Expr>> tangents = new IdentityHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      Expr variable = variables.get(i);
      tangents.put(variable, Optional.of(Differentiation.matching(seeds.get(i), variable)));
    }
    for (Expr node : Traversal.postOrder(outputs)) {
      if (!tangents.containsKey(node)) {
        tangents.put(node, tangent(node, tangents));
      }
    }
    List<Integer> stack = Differentiation.stack(seeds, variables);
    return outputs.stream()
        .map(y -> tangents.get(y).orElseGet(() -> Differentiation.zero(y, stack)))
        .toList();
  }

  private static Optional<Expr> tangent(Expr node, Map<Expr, Optional<Expr>> tangents) {
    List<Optional<Expr>> operands = node.operands().stream().map(tangents::get).toList();
    return operands.stream().anyMatch(Optional::isPresent)
        ? node.primitive()
            .jvp(node.operands(), node, operands)
            .map(t -> Differentiation.matching(t, node))
        : Optional.empty();
  }
}
