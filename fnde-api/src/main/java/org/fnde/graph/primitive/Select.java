package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;

/** Chooses between two arrays element by element: the second operand where the first is not 0. */
public record Select() implements Primitive {
  @Override
  public String name() {
    return "select";
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    return Elementwise.common(x);
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    Optional<Expr> any = tangents.get(1).or(() -> tangents.get(2));
    return any.map(t -> {
      Expr zero = Expr.literal(0, t.dtype(), t.shape().dims());
      return x.get(0).select(tangents.get(1).orElse(zero), tangents.get(2).orElse(zero));
    });
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    Expr zero = Expr.literal(0, cotangent.dtype(), cotangent.shape().dims());
    return switch (operand) {
      case 1 -> Optional.of(x.get(0).select(cotangent, zero));
      case 2 -> Optional.of(x.get(0).select(zero, cotangent));
      default -> Optional.empty();
    };
  }
}
