package org.fnde.backend.simd.lowering;

import org.fnde.backend.simd.lowering.Op.Fused;
import org.fnde.backend.simd.lowering.Op.Fusion;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.primitive.ElementwiseUnary;
import org.fnde.graph.primitive.Floor;
import org.fnde.graph.primitive.HostCall;
import org.fnde.graph.primitive.Matmul;
import org.fnde.graph.primitive.Neg;
import org.fnde.graph.primitive.Primitive;

/** Rough times, to tell small programs from large ones. */
final class Cost {
  private Cost() {}

  /** Nanoseconds per row of a node. */
  static double of(Node x) {
    if (x.op() instanceof Fused(Fusion kind) && kind == Fusion.BIASED_PRODUCT) {
      return product(x) + x.size() * 0.1;
    }
    if (!(x.op() instanceof Prim(Primitive p))) {
      return x.size() * 0.05 * x.operands().size();
    }
    return switch (p) {
      case Matmul m -> product(x);
      case HostCall h -> 100;
      case Neg n -> x.size() * 0.1;
      case Floor f -> x.size() * 0.1;
      case ElementwiseUnary u -> x.size() * 0.5;
      default -> x.size() * 0.1;
    };
  }

  private static double product(Node x) {
    return x.size() * (double) x.operand(0).shape().dim(-1) / 30 + x.size() * 0.1;
  }

  /** Nanoseconds per row of a contraction of n and m features. */
  static double ofContraction(int count, int n, int m) {
    return (double) count * n * m / 30;
  }
}
