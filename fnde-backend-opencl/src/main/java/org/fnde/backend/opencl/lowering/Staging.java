package org.fnde.backend.opencl.lowering;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.BroadcastRows;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.RowCount;

/** Finds out when every node is computed, and drops those that no output needs. */
final class Staging {
  private final Set<Node> bindable = new HashSet<>();

  private Staging() {}

  /** Sets the stages of the nodes that outputs need, and gives those nodes. */
  static List<Node> apply(List<Node> nodes, List<Program.Output> outputs, List<Node> values) {
    Set<Node> attempt = new HashSet<>();
    Set<Node> live = new HashSet<>();
    for (int i = 0; i < outputs.size(); i++) {
      reach(values.get(i), live);
      if (outputs.get(i).group() == Group.ATTEMPT) {
        reach(values.get(i), attempt);
      }
    }
    Staging staging = new Staging();
    List<Node> kept = nodes.stream().filter(live::contains).toList();
    for (Node n : kept) {
      if (n.kind() == Kind.PRODUCT) {
        n.operands().forEach(Node::keep);
      }
      n.users().removeIf(u -> !live.contains(u));
      n.setStage(staging.stage(n, attempt.contains(n)));
    }
    return kept;
  }

  private static void reach(Node n, Set<Node> reached) {
    if (reached.add(n)) {
      n.operands().forEach(o -> reach(o, reached));
    }
  }

  private Stage stage(Node n, boolean attempted) {
    if (isBindable(n)) {
      bindable.add(n);
      return Stage.BIND;
    }
    return attempted || n.kind() == Kind.INPUT ? Stage.ATTEMPT : Stage.COMMIT;
  }

  /** A binding knows its inputs, but the number of rows only from them. */
  private boolean isBindable(Node n) {
    if (n.primitive() instanceof Input input) {
      return input.lifetime() == Lifetime.BOUND;
    }
    return !(n.primitive() instanceof RowCount)
        && !(n.primitive() instanceof BroadcastRows)
        && bindable.containsAll(n.operands());
  }
}
