package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.Expr;

/** A linear primitive of one operand that moves elements, whose tangent is itself. */
public sealed interface Structural extends Primitive
    permits Reshape, Transpose, Broadcast, Slice, Pad, BroadcastRows {

  @Override
  default Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    return tangents.getFirst().map(t -> Expr.of(this, t));
  }
}
