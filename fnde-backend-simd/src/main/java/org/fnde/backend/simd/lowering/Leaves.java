package org.fnde.backend.simd.lowering;

import org.fnde.backend.simd.lowering.Op.Constant;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.Lifetime;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.Literal;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.RowCount;

/** Nodes without operands. */
final class Leaves {
  private Leaves() {}

  /** Whether the host sets the value. */
  static boolean isHost(Node x) {
    return x.op() instanceof Prim(Primitive p)
        && (p instanceof Literal
            || p instanceof RowCount
            || p instanceof Input i && i.lifetime() == Lifetime.STEP);
  }

  /** Whether the value is in an array when the program starts. */
  static boolean isStored(Node x) {
    return x.op() instanceof Constant
        || x.op() instanceof Prim(Input i) && i.lifetime() != Lifetime.STEP;
  }
}
