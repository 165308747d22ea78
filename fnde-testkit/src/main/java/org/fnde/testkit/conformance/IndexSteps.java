package org.fnde.testkit.conformance;

import java.util.List;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.primitive.ScatterAdd;

/** Growth by looking something up: shared or per row, inside and outside what is looked up in. */
final class IndexSteps {
  private IndexSteps() {}

  static Term gathered(Pool pool) {
    Term x = pool.anyArray();
    return pool.small(x.moved(x.expr().gather(pool.axis(x.expr()), index(pool, 5))));
  }

  static Term scattered(Pool pool) {
    Term x = pool.anyArray();
    int axis = pool.axis(x.expr());
    int length = x.expr().shape().dim(axis);
    ScatterAdd scatter = new ScatterAdd(axis, pool.between(1, 6));
    Expr sum = Expr.of(scatter, x.expr(), index(pool, length));
    return pool.small(Term.rounded(sum, x.bound() * length));
  }

  /** The piece of uneven knots in the values' range that a time lies in; knots also per row. */
  static Term located(Pool pool) {
    int n = pool.between(2, 6);
    Expr ramp = ArrayOps.iota(pool.dtype(), n).minus(n / 2.0);
    Term moved = pool.fitted(pool.anyExact(), List.of(1));
    Expr knots =
        pool.random().nextBoolean()
            ? ramp
            : ramp.plus(moved.expr().cast(DType.INT32).cast(pool.dtype()));
    Term t = pool.fitted(pool.anyExact(), List.of(pool.between(1, 4)));
    return new Term(knots.knotIndex(t.expr()).cast(pool.dtype()), n, true);
  }

  private static Expr index(Pool pool, int most) {
    Term entries = pool.fitted(pool.anyExact(), List.of(most));
    return entries.expr().times(2).cast(DType.INT32);
  }
}
