package org.fnde.backend.opencl.lowering;

import java.util.List;
import org.fnde.graph.primitive.Reshape;
import org.fnde.graph.primitive.Transpose;

/**
 * A matrix read in the memory of another value.
 *
 * @param base the value in memory
 * @param swapped whether the memory holds the transposed matrix
 */
record MatrixView(Node base, boolean swapped) {

  /** Looks through reshapes and transposes for the memory of a p x q matrix. */
  static MatrixView of(Node x, int p, int q) {
    Node base = x;
    boolean swapped = false;
    while (base.primitive() instanceof Reshape || base.primitive() instanceof Transpose) {
      if (base.primitive() instanceof Transpose t && !keepsOrder(t, base.operand(0))) {
        if (!longAxes(base).equals(swapped ? List.of(q, p) : List.of(p, q))) {
          break;
        }
        swapped = !swapped;
      }
      base = base.operand(0);
    }
    return new MatrixView(base, swapped);
  }

  /** The axes longer than one. */
  private static List<Integer> longAxes(Node x) {
    return x.shape().dims().stream().filter(d -> d > 1).toList();
  }

  /** Whether no two axes longer than one change places. */
  private static boolean keepsOrder(Transpose t, Node x) {
    List<Integer> last = x.shape().last(t.order().size());
    List<Integer> moved = t.order().stream().filter(i -> last.get(i) > 1).toList();
    return moved.stream().sorted().toList().equals(moved);
  }
}
