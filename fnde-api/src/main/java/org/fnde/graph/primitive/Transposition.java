package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.Expr;

/**
 * Swaps the last two axes of a cotangent. Where it is a sum of products, the factors are swapped
 * instead, {@code (xᵀ·g)ᵀ = gᵀ·x}, so that all contributions to the gradient of a matrix that is
 * used as it is and transposed are plain sums over rows.
 */
final class Transposition {
  private static final Transpose SWAP = new Transpose(List.of(1, 0));

  private Transposition() {}

  static Expr of(Expr cotangent) {
    return absorbed(cotangent).orElseGet(() -> swapped(cotangent));
  }

  private static Optional<Expr> absorbed(Expr x) {
    return switch (x.primitive()) {
      case Transpose t when t.equals(SWAP) -> Optional.of(x.operands().getFirst());
      case SumRows s -> absorbed(x.operands().getFirst()).map(Expr::sumRows);
      case Add a -> absorbed(x.operands().get(0)).flatMap(l -> plus(l, x.operands().get(1)));
      case Matmul m when x.operands().stream().anyMatch(Transposition::isSwap) ->
          Optional.of(swapped(x.operands().get(1)).matmul(swapped(x.operands().get(0))));
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> plus(Expr left, Expr right) {
    return absorbed(right).map(left::plus);
  }

  private static boolean isSwap(Expr x) {
    return x.primitive().equals(SWAP);
  }

  private static Expr swapped(Expr x) {
    return isSwap(x) ? x.operands().getFirst() : Expr.of(SWAP, x);
  }
}
