package org.fnde.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Orders expression graphs, without recursion: graphs are deeper than a thread's stack. */
final class Traversal {
  private Traversal() {}

  /** Everything the roots depend on, operands before results, in an order fixed by the roots. */
  static List<Expr> postOrder(List<Expr> roots) {
    List<Expr> order = new ArrayList<>();
    Set<Expr> done = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Expr> stack = new ArrayDeque<>();
    for (Expr root : roots) {
      stack.push(root);
      while (!stack.isEmpty()) {
        visit(stack, done, order);
      }
    }
    return order;
  }

  private static void visit(Deque<Expr> stack, Set<Expr> done, List<Expr> order) {
    Expr node = stack.peek();
    if (done.contains(node)) {
      stack.pop();
      return;
    }
    boolean ready = true;
    for (Expr operand : node.operands().reversed()) {
      if (!done.contains(operand)) {
        stack.push(operand);
        ready = false;
      }
    }
    if (ready) {
      stack.pop();
      done.add(node);
      order.add(node);
    }
  }
}
