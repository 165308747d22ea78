package org.fnde.graph;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One reverse accumulation of cotangents; it stops at the variables. */
final class ReverseSweep {
  private final List<Expr> variables;
  private final List<Expr> order;
  private final Set<Expr> active;
  private final Map<Expr, Expr> cotangents = new IdentityHashMap<>();

  ReverseSweep(List<Expr> outputs, List<Expr> variables) {
    this.variables = variables;
    this.order = Traversal.postOrder(outputs);
    this.active = Differentiation.active(order, variables);
  }

  List<Expr> run(List<Expr> outputs, List<Expr> seeds) {
    for (int i = 0; i < outputs.size(); i++) {
      add(outputs.get(i), seeds.get(i));
    }
    for (Expr node : order.reversed()) {
      if (active.contains(node) && cotangents.containsKey(node) && !isVariable(node)) {
        propagate(node);
      }
    }
    List<Integer> stack = Differentiation.stack(seeds, outputs);
    return variables.stream()
        .map(v -> cotangents.getOrDefault(v, Differentiation.zero(v, stack)))
        .toList();
  }

  private boolean isVariable(Expr node) {
    return variables.stream().anyMatch(v -> v == node);
  }

  private void propagate(Expr node) {
    Expr cotangent = cotangents.get(node);
    for (int i = 0; i < node.operands().size(); i++) {
      Expr operand = node.operands().get(i);
      if (active.contains(operand)) {
        node.primitive()
            .vjp(i, node.operands(), node, cotangent)
            .ifPresent(contribution -> add(operand, contribution));
      }
    }
  }

  /** A shared operand of a value with rows collects from all rows. */
  private void add(Expr node, Expr contribution) {
    Expr fitted = contribution;
    if (node.shape().hasRows() != contribution.shape().hasRows()) {
      fitted = node.shape().hasRows() ? contribution.broadcastRows() : contribution.sumRows();
    }
    cotangents.merge(node, fitted, Expr::plus);
  }
}
