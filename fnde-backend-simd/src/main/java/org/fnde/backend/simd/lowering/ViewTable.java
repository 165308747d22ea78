package org.fnde.backend.simd.lowering;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.primitive.Broadcast;
import org.fnde.graph.primitive.BroadcastRows;
import org.fnde.graph.primitive.Literal;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.Reshape;
import org.fnde.graph.primitive.Slice;
import org.fnde.graph.primitive.Transpose;

/** Which nodes are views of others, and so cost nothing. */
final class ViewTable {
  private final Map<Node, View> views = new IdentityHashMap<>();

  View of(Node x) {
    View known = views.get(x);
    if (known == null) {
      known = x.op() instanceof Prim(Primitive p) ? view(x, p) : View.whole(x);
      views.put(x, known);
    }
    return known;
  }

  /** Whether the node itself is stored. */
  boolean isStored(Node x) {
    return of(x).base() == x;
  }

  private View view(Node x, Primitive p) {
    int[] dims = Views.dims(x.shape().dims());
    return switch (p) {
      case Literal l -> new View(x, 0, dims, new int[dims.length]);
      case Reshape r -> reshaped(x, dims);
      case Transpose t -> transposed(of(x.operand(0)), t.order());
      case Slice s -> sliced(of(x.operand(0)), s, dims);
      case Broadcast b -> broadcast(of(x.operand(0)), dims);
      case BroadcastRows b -> of(x.operand(0));
      default -> View.whole(x);
    };
  }

  private View reshaped(Node x, int[] dims) {
    View from = of(x.operand(0));
    return Views.reshaped(from.dims(), from.strides(), dims)
        .map(strides -> new View(from.base(), from.offset(), dims, strides))
        .orElseGet(() -> View.whole(x));
  }

  private static View transposed(View from, List<Integer> order) {
    int[] dims = from.dims().clone();
    int[] strides = from.strides().clone();
    int first = dims.length - order.size();
    for (int i = 0; i < order.size(); i++) {
      dims[first + i] = from.dims()[first + order.get(i)];
      strides[first + i] = from.strides()[first + order.get(i)];
    }
    return new View(from.base(), from.offset(), dims, strides);
  }

  private static View sliced(View from, Slice s, int[] dims) {
    int axis = dims.length + s.axis();
    int offset = from.offset() + s.from() * from.strides()[axis];
    return new View(from.base(), offset, dims, from.strides());
  }

  private static View broadcast(View from, int[] dims) {
    int[] strides = from.strides().clone();
    for (int i = 0; i < dims.length; i++) {
      if (from.dims()[i] != dims[i]) {
        strides[i] = 0;
      }
    }
    return new View(from.base(), from.offset(), dims, strides);
  }
}
