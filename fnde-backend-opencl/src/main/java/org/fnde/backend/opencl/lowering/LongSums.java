package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.List;
import org.fnde.graph.primitive.Add;
import org.fnde.graph.primitive.Reshape;
import org.fnde.graph.primitive.Slice;
import org.fnde.graph.primitive.Sum;

/** Sums of many shared numbers to few, as norms of parameters are: in parts, which are parallel. */
final class LongSums {
  private static final int PARTS = 64;
  private static final int LONG = 32 * PARTS;
  private static final int FEW = 64;

  private final Graph graph;

  LongSums(Graph graph) {
    this.graph = graph;
  }

  Node of(Sum sum, Node x) {
    int axis = sum.axis();
    int length = x.shape().dim(axis);
    if (x.hasRows() || length < LONG || x.size() / length > FEW) {
      return graph.of(sum, x);
    }
    int part = length / PARTS;
    int even = part * PARTS;
    Node total = parts(even == length ? x : graph.of(new Slice(axis, 0, even), x), axis, part);
    return even == length
        ? total
        : graph.of(new Add(), total, graph.of(sum, graph.of(new Slice(axis, even, length), x)));
  }

  private Node parts(Node x, int axis, int part) {
    List<Integer> last = new ArrayList<>(x.shape().last(-axis));
    last.set(0, part);
    last.add(0, PARTS);
    Node partial = graph.of(new Sum(axis), graph.of(new Reshape(-axis, last), x));
    partial.keep();
    Node total = graph.of(new Sum(axis - 1), partial);
    List<Integer> dims = new ArrayList<>(x.shape().last(-axis));
    dims.set(0, 1);
    return graph.of(new Reshape(1 - axis, dims), total);
  }
}
