package org.fnde.backend.simd.lowering;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.simd.lowering.Op.Accumulated;
import org.fnde.backend.simd.lowering.Op.Contraction;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.primitive.ElementwiseBinary;
import org.fnde.graph.primitive.ElementwiseUnary;
import org.fnde.graph.primitive.Literal;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.Select;

/**
 * Where and when stored nodes are computed. Stages follow each other: in each, shared values come
 * first, then a region over the rows. Sums over rows are ready in the stage after. The stages of an
 * attempt come before those of a commit.
 */
final class Schedule {

  /** Where a node is computed. */
  enum Domain {
    /** On the host, a single number. */
    HOST,
    /** On the calling thread, a shared value. */
    SHARED,
    /** Tile by tile over the rows. */
    ROWS,
    /** An accumulator, added to tile by tile and finished on the calling thread. */
    SUM
  }

  private final ViewTable views;
  private final List<Node> nodes;
  private final Set<Node> attempted;
  private final Map<Node, Integer> stage = new IdentityHashMap<>();
  private final Set<Node> early = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int attemptStages;

  /**
   * Schedules nodes.
   *
   * @param nodes all stored nodes, operands before results
   * @param attempted those that an output of group ATTEMPT needs
   */
  Schedule(ViewTable views, List<Node> nodes, Set<Node> attempted) {
    this.views = views;
    this.nodes = nodes;
    this.attempted = attempted;
    Set<Integer> rowStages = new HashSet<>();
    for (Node x : nodes) {
      if (attempted.contains(x)) {
        early.add(x);
        stage.put(x, earliest(x));
        if (domain(x) == Domain.ROWS && !x.operands().isEmpty()) {
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
        switch (domain(x)) {
          case HOST -> true;
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
    for (Node o : operands(x)) {
      at = Math.max(at, stage.get(o));
    }
    return x.op() instanceof Accumulated ? at + 1 : at;
  }

  /** The stored nodes that a node reads. */
  List<Node> operands(Node x) {
    return x.operands().stream().map(o -> views.of(o).base()).distinct().toList();
  }

  List<Node> nodes() {
    return nodes;
  }

  static Domain domain(Node x) {
    if (x.op() instanceof Accumulated || x.op() instanceof Contraction) {
      return Domain.SUM;
    }
    if (x.hasRows()) {
      return Domain.ROWS;
    }
    boolean number =
        x.op() instanceof Prim(Primitive p)
            && (p instanceof Literal || x.isScalar() && isArithmetic(p));
    return number || Leaves.isHost(x) ? Domain.HOST : Domain.SHARED;
  }

  private static boolean isArithmetic(Primitive p) {
    return p instanceof ElementwiseUnary || p instanceof ElementwiseBinary || p instanceof Select;
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
