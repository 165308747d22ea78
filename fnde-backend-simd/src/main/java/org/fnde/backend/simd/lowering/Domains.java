package org.fnde.backend.simd.lowering;

import java.util.IdentityHashMap;
import java.util.Map;
import org.fnde.backend.simd.lowering.Op.Accumulated;
import org.fnde.backend.simd.lowering.Op.Combination;
import org.fnde.backend.simd.lowering.Op.Contraction;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.primitive.ElementwiseBinary;
import org.fnde.graph.primitive.ElementwiseUnary;
import org.fnde.graph.primitive.Literal;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.Select;

/** Where stored nodes are computed. */
final class Domains {
  /** Shared values of fewer elements stay on the calling thread. */
  static final int LARGE = 4096;

  private final ViewTable views;
  private final Map<Node, Domain> known = new IdentityHashMap<>();

  Domains(ViewTable views) {
    this.views = views;
  }

  Domain of(Node x) {
    Domain domain = known.get(x);
    if (domain == null) {
      domain = decide(x);
      known.put(x, domain);
    }
    return domain;
  }

  private Domain decide(Node x) {
    if (x.hasRows() || x.op() instanceof Contraction) {
      return x.op() instanceof Contraction ? Domain.SUM : Domain.ROWS;
    }
    if (x.op() instanceof Accumulated) {
      return x.size() >= LARGE ? Domain.CHUNKS : Domain.SUM;
    }
    if (x.op() instanceof Combination) {
      boolean even = x.operands().stream().allMatch(this::isEven);
      return x.size() >= LARGE && even ? Domain.CHUNKS : Domain.SHARED;
    }
    if (x.op() instanceof Prim(Primitive p) && isArithmetic(p)) {
      boolean large = x.size() >= LARGE && x.operands().stream().allMatch(this::isEven);
      return x.isScalar() ? Domain.HOST : large ? Domain.CHUNKS : Domain.SHARED;
    }
    boolean literal = x.op() instanceof Prim(Literal l);
    return literal || Leaves.isHost(x) ? Domain.HOST : Domain.SHARED;
  }

  private static boolean isArithmetic(Primitive p) {
    return p instanceof ElementwiseUnary || p instanceof ElementwiseBinary || p instanceof Select;
  }

  /** Whether a chunk of the operand is contiguous, or one number. */
  private boolean isEven(Node operand) {
    View v = views.of(operand);
    return v.isDense() || Views.isRepeated(v.dims(), v.strides());
  }

  /** Whether a node is all of a stored one, elements in the same order. */
  boolean isWhole(Node x) {
    View v = views.of(x);
    return v.isDense() && v.offset() == 0 && v.base().size() == x.size();
  }

  /** Whether chunks of one node can be read where chunks of another one are computed. */
  boolean shareChunks(Node operand, Node x) {
    return of(x) == Domain.CHUNKS && operand.size() == x.size() && isWhole(operand);
  }

  /** Whether an accumulation visits the elements of a shared value rather than the rows. */
  static boolean isOverElements(Node source) {
    return !source.hasRows() && !(source.op() instanceof Contraction);
  }
}
