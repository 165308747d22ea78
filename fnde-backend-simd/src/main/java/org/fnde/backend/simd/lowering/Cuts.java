package org.fnde.backend.simd.lowering;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fnde.backend.simd.lowering.Op.Accumulated;
import org.fnde.backend.simd.lowering.Op.Contraction;
import org.fnde.graph.Group;
import org.fnde.graph.Program;

/**
 * Which values pass from one region to another part of the program, and when outputs are written.
 */
final class Cuts {
  private final ViewTable views;
  private final Domains domains;
  private final Schedule schedule;
  private final Set<Node> stored = Collections.newSetFromMap(new IdentityHashMap<>());

  Cuts(
      ViewTable views,
      Domains domains,
      Schedule schedule,
      List<Program.Output> outputs,
      List<Node> results) {
    this.views = views;
    this.domains = domains;
    this.schedule = schedule;
    for (Node x : schedule.nodes()) {
      for (Node operand : x.operands()) {
        Node base = views.of(operand).base();
        if (x.op() instanceof Accumulated
            ? leavesForSink(operand, base)
            : leaves(operand, base, x)) {
          stored.add(base);
        }
      }
    }
    for (int i = 0; i < results.size(); i++) {
      Node base = views.of(results.get(i)).base();
      boolean chunks = domains.of(base) == Domain.CHUNKS;
      if (chunks && !isChunked(outputs.get(i), results.get(i))) {
        stored.add(base);
      }
    }
  }

  private boolean leaves(Node operand, Node base, Node x) {
    if (Leaves.isStored(base)) {
      return false;
    }
    boolean later = schedule.stage(base) < schedule.stage(x);
    return switch (domains.of(base)) {
      case ROWS -> later;
      case CHUNKS -> later || !domains.shareChunks(operand, x);
      default -> false;
    };
  }

  private boolean leavesForSink(Node source, Node base) {
    return source.op() instanceof Contraction || Leaves.isStored(base)
        ? false
        : switch (domains.of(base)) {
          case ROWS, CHUNKS -> schedule.stage(base) < schedule.sinkStage(source);
          default -> false;
        };
  }

  /** Nodes of regions that are read elsewhere. */
  Set<Node> stored() {
    return stored;
  }

  /** The stage that writes an output; only rows of a commit are written before, and held. */
  int stage(Program.Output output, Node x) {
    Node base = views.of(x).base();
    int at = schedule.stage(base);
    boolean commit = output.group() == Group.COMMIT;
    if (domains.of(base) == Domain.CHUNKS && (!domains.isWhole(x) || x.hasRows())) {
      at++;
    }
    return commit && !x.hasRows() ? Math.max(at, schedule.attemptStages()) : at;
  }

  /** Whether the region of a node writes it to its output, chunk by chunk. */
  boolean isChunked(Program.Output output, Node x) {
    Node base = views.of(x).base();
    return !x.hasRows()
        && domains.of(base) == Domain.CHUNKS
        && domains.isWhole(x)
        && stage(output, x) == schedule.stage(base);
  }

  /** The sizes of the large shared values that a stage visits. */
  List<Integer> sizes(int stage, Accumulators sums) {
    Set<Integer> sizes = new TreeSet<>();
    schedule.nodes().stream()
        .filter(x -> domains.of(x) == Domain.CHUNKS && schedule.stage(x) == stage)
        .forEach(x -> sizes.add(x.size()));
    sums.sinks(Domain.CHUNKS, stage).forEach(s -> sizes.add(s.source().size()));
    return List.copyOf(sizes);
  }

  /** Whether a stage visits the rows to compute something or to sum it. */
  boolean visitsRows(int stage, Accumulators sums) {
    return !sums.sinks(Domain.ROWS, stage).isEmpty()
        || schedule.nodes().stream()
            .anyMatch(x ->
                schedule.stage(x) == stage && domains.of(x) == Domain.ROWS && !Leaves.isStored(x));
  }
}
