package org.fnde.backend.simd.lowering;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.backend.simd.lowering.Op.Accumulated;
import org.fnde.backend.simd.lowering.Op.Accumulation;
import org.fnde.backend.simd.lowering.Op.Contraction;

/**
 * Sums over rows that come with a contraction: rows of its accumulators are rounded up to vectors,
 * and where that leaves a column to spare, it takes the sums of the wider operand. So the gradient
 * of a bias comes with that of its matrix.
 */
final class SpareColumns {
  private final Workspace workspace;
  private final Schedule schedule;

  SpareColumns(Workspace workspace, Schedule schedule) {
    this.workspace = workspace;
    this.schedule = schedule;
  }

  /** For sums that need no accumulators of their own, the contracted value they come with. */
  Map<Node, Node> find() {
    List<Node> matrices = schedule.nodes().stream().filter(this::hasSpareColumn).toList();
    Map<Node, Node> found = new IdentityHashMap<>();
    for (Node x : schedule.nodes()) {
      if (is(x, Accumulation.SUM)) {
        host(x, matrices).ifPresent(matrix -> found.put(x, matrix));
      }
    }
    return found;
  }

  private Optional<Node> host(Node sum, List<Node> matrices) {
    return matrices.stream().filter(matrix -> covers(matrix, sum)).findFirst();
  }

  private static boolean is(Node x, Accumulation kind) {
    return x.op() instanceof Accumulated(Accumulation k) && k == kind;
  }

  private boolean hasSpareColumn(Node x) {
    if (!is(x, Accumulation.CONTRACT)) {
      return false;
    }
    Node first = x.operand(0);
    int m = Math.min(first.shape().dim(-1), first.shape().dim(-2));
    return workspace.kernels(x.dtype()).products().contractStride(m) > m;
  }

  /** Whether term by term the same is summed, with the same weight and at the same time. */
  private boolean covers(Node matrix, Node sum) {
    boolean same =
        matrix.operands().size() == sum.operands().size()
            && schedule.stage(matrix) == schedule.stage(sum);
    for (int i = 0; same && i < sum.operands().size(); i += 2) {
      Node contraction = matrix.operand(i);
      same =
          contraction.op() instanceof Contraction
              && sum.operand(i).hasRows()
              && isWider(contraction, sum.operand(i))
              && matrix.operand(i + 1) == sum.operand(i + 1)
              && schedule.sinkStage(contraction) == schedule.sinkStage(sum.operand(i));
    }
    return same;
  }

  private boolean isWider(Node contraction, Node x) {
    Node wide = contraction.operand(Accumulators.isSwapped(contraction) ? 1 : 0);
    View a = workspace.views().of(wide);
    View b = workspace.views().of(x);
    int n = wide.shape().dim(-1);
    return a.base() == b.base() && wide.size() == n && x.size() == n && isWhole(a) && isWhole(b);
  }

  private static boolean isWhole(View v) {
    return v.isDense() && v.offset() == 0 && v.base().hasRows();
  }
}
