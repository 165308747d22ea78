package org.fnde.graph;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Rebuilds expression graphs bottom up. */
final class Rewriting {
  private Rewriting() {}

  /** Rebuilds the roots; {@code rule} sees each node and its rebuilt operands. */
  static List<Expr> rewrite(List<Expr> roots, BiFunction<Expr, List<Expr>, Expr> rule) {
    Map<Expr, Expr> rebuilt = new IdentityHashMap<>();
    for (Expr node : Traversal.postOrder(roots)) {
      List<Expr> operands = node.operands().stream().map(rebuilt::get).toList();
      rebuilt.put(node, rule.apply(node, operands));
    }
    return roots.stream().map(rebuilt::get).toList();
  }

  /** Puts other expressions in place of some nodes, found by identity. */
  static List<Expr> substitute(List<Expr> roots, Map<Expr, Expr> replacements) {
    return rewrite(
        roots,
        (node, operands) ->
            replacements.containsKey(node) ? replacements.get(node) : with(node, operands));
  }

  /** The node itself if its operands are unchanged, the same operation on new ones otherwise. */
  static Expr with(Expr node, List<Expr> operands) {
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) != node.operands().get(i)) {
        return Expr.of(node.primitive(), operands);
      }
    }
    return node;
  }
}
