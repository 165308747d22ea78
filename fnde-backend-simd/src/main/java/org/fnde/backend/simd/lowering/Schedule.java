package org.fnde.backend.simd.lowering;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.simd.lowering.Op.Accumulated;
import org.fnde.backend.simd.lowering.Op.Contraction;

/**
 * Where and when stored nodes are computed. Stages follow each other: in each, shared values come
 * first, then a region over the rows. Sums over rows are ready in the stage after. The stages of an
 * attempt come before those of a commit.
 */
final class Schedule {

  private final ViewTable views;
  private final Domains domains;
  private final List<Node> nodes;
  private final Map<Node, Integer> stage = new IdentityHashMap<>();
  private final Set<Node> early = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int attemptStages;

  /**
   * Schedules nodes.
   *
   * @param nodes all stored nodes, operands before results
   * @param attempted those that an output of group ATTEMPT needs
   */
  Schedule(ViewTable views, Domains domains, List<Node> nodes, Set<Node> attempted) {
    this.views = views;
    this.domains = domains;
    this.nodes = nodes;
    Set<Integer> rowStages = new HashSet<>();
    for (Node x : nodes) {
      if (attempted.contains(x)) {
        early.add(x);
        stage.put(x, earliest(x));
        if (domains.of(x) == Domain.ROWS && !x.operands().isEmpty()) {
          rowStages.add(stage.get(x));
        }
      }
    }
    nodes.stream().filter(x -> !attempted.contains(x)).forEach(x -> join(x, rowStages));
    attemptStages = early.stream().mapToInt(x -> stage.get(x) + 1).max().orElse(0);
    nodes.stream()
        .filter(x -> !early.contains(x))
        .forEach(x -> stage.put(x, Math.max(attemptStages, earliest(x))));
  }

  /** What only a commit needs is computed with the attempt where that visits the rows anyway. */
  private void join(Node x, Set<Integer> rowStages) {
    if (!operands(x).stream().allMatch(early::contains)) {
      return;
    }
    int at = earliest(x);
    boolean joins =
        switch (domains.of(x)) {
          case HOST -> true;
          case CHUNKS -> false;
          case SHARED -> at == 0;
          case ROWS -> x.operands().isEmpty() || rowStages.contains(at);
          case SUM -> x.op() instanceof Contraction && rowStages.contains(at);
        };
    if (joins) {
      early.add(x);
      stage.put(x, at);
    }
  }

  private int earliest(Node x) {
    int at = 0;
    for (Node o : x.operands()) {
      at = Math.max(at, readableFrom(o, x));
    }
    return x.op() instanceof Accumulated ? at + 1 : at;
  }

  /** Chunks are complete in the next stage, and in the same one for what shares them. */
  private int readableFrom(Node operand, Node x) {
    Node base = views.of(operand).base();
    boolean chunks = domains.of(base) == Domain.CHUNKS;
    boolean shares =
        x.op() instanceof Accumulated
            ? Domains.isOverElements(operand) && domains.isWhole(operand)
            : domains.shareChunks(operand, x);
    return chunks && !shares ? stage.get(base) + 1 : stage.get(base);
  }

  /** The stage that visits what is summed. */
  int sinkStage(Node source) {
    Node base = views.of(source).base();
    boolean chunks = domains.of(base) == Domain.CHUNKS;
    boolean shares = Domains.isOverElements(source) && domains.isWhole(source);
    return chunks && !shares ? stage.get(base) + 1 : stage.get(base);
  }

  /** The stored nodes that a node reads. */
  List<Node> operands(Node x) {
    return x.operands().stream().map(o -> views.of(o).base()).distinct().toList();
  }

  List<Node> nodes() {
    return nodes;
  }

  int stage(Node x) {
    return stage.get(x);
  }

  /** The number of stages of an attempt; those of a commit follow. */
  int attemptStages() {
    return attemptStages;
  }

  int stages() {
    return nodes.stream().mapToInt(x -> stage.get(x) + 1).max().orElse(0);
  }
}
