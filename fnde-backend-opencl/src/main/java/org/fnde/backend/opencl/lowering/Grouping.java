package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts kept values of one space into one kernel, and kernels in order. */
final class Grouping {
  private static final int MOST_ARGUMENTS = 60;
  private static final int MOST_RESULTS = 24;

  /** The results of a kernel and its operands in memory. */
  record Members(List<Node> results, Set<Node> reads) {}

  /** A value in memory that another one is computed from. */
  private record Read(Node value, boolean moved) {}

  private final List<Members> kernels = new ArrayList<>();
  private final Map<Node, Integer> positions = new IdentityHashMap<>();
  private final Map<Space, Integer> latest = new HashMap<>();

  private Grouping() {}

  /** The kernels of a stage in order. */
  static List<Members> of(List<Node> nodes, Stage stage) {
    Grouping grouping = new Grouping();
    nodes.stream()
        .filter(n -> n.stage() == stage && n.isKept() && n.kind() != Kind.INPUT)
        .sorted(
            Comparator.comparingInt(Node::level)
                .thenComparing(n -> n.kind().isInlineable())
                .thenComparing(Node::id))
        .forEach(grouping::add);
    return grouping.kernels;
  }

  private void add(Node n) {
    Set<Read> reads = new HashSet<>();
    collect(n, false, reads, new HashSet<>());
    Integer candidate = n.kind().isInlineable() ? latest.get(Space.of(n)) : null;
    int at = candidate != null && fits(n, candidate, reads) ? candidate : kernels.size();
    if (at == kernels.size()) {
      kernels.add(new Members(new ArrayList<>(), new HashSet<>()));
      latest.put(Space.of(n), n.kind().isInlineable() ? at : latest.getOrDefault(Space.of(n), at));
    }
    kernels.get(at).results.add(n);
    reads.forEach(r -> kernels.get(at).reads.add(r.value));
    positions.put(n, at);
  }

  private boolean fits(Node n, int at, Set<Read> reads) {
    Members members = kernels.get(at);
    if (!members.results.getFirst().kind().isInlineable()
        || members.results.size() >= MOST_RESULTS) {
      return false;
    }
    Set<Node> all = new HashSet<>(members.reads);
    for (Read r : reads) {
      Integer position = positions.get(r.value);
      if (position != null && (position > at || position == at && r.moved)) {
        return false;
      }
      all.add(r.value);
    }
    return all.size() + members.results.size() < MOST_ARGUMENTS;
  }

  /** What is read from memory to compute a value. */
  private static void collect(Node n, boolean moved, Set<Read> reads, Set<Read> done) {
    for (Node o : n.operands()) {
      Read read = new Read(o, moved || Reading.moves(o, n));
      if (!done.add(read)) {
        continue;
      }
      if (o.isKept() && o.stage().compareTo(n.stage()) <= 0) {
        reads.add(read);
      } else {
        collect(o, read.moved, reads, done);
      }
    }
  }
}
