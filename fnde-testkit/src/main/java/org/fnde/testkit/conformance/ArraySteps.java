package org.fnde.testkit.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Shape;

/** Growth by moving, joining, reducing and multiplying arrays. */
final class ArraySteps {
  private ArraySteps() {}

  static final List<Step> ALL =
      List.of(
          ArraySteps::reshaped,
          ArraySteps::transposed,
          ArraySteps::repeated,
          ArraySteps::slice,
          ArraySteps::padded,
          pool -> pool.withRows(pool.any()),
          ArraySteps::joined,
          ArraySteps::sumAlong,
          ArraySteps::maxAlong,
          ArraySteps::sumOverRows,
          ArraySteps::maxOverRows,
          ArraySteps::product,
          ArraySteps::gram,
          ArraySteps::rowProduct,
          ArraySteps::quadrature,
          ArraySteps::solution,
          ArraySteps::standardised,
          IndexSteps::gathered,
          IndexSteps::scattered,
          IndexSteps::located,
          ArraySteps::counted);

  private static Term reshaped(Pool pool) {
    Term x = pool.any();
    int size = x.expr().shape().size();
    int factor = size % 2 == 0 ? 2 : size % 3 == 0 ? 3 : 1;
    return x.moved(
        pool.random().nextBoolean()
            ? x.expr().reshape(factor, size / factor)
            : x.expr().reshape(size / factor, factor));
  }

  private static Term transposed(Pool pool) {
    Term x = pool.anyMatrix();
    if (x.expr().shape().rank() == 2) {
      return x.moved(x.expr().transpose());
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < x.expr().shape().rank(); i++) {
      order.add(i);
    }
    Collections.rotate(order, 1);
    return x.moved(x.expr().transpose(order));
  }

  private static Term repeated(Pool pool) {
    Term x = pool.any();
    if (x.expr().shape().size() > 12) {
      return slice(pool);
    }
    int at = -pool.between(1, x.expr().shape().rank() + 1);
    List<Integer> dims = new ArrayList<>(x.expr().shape().dims());
    dims.add(dims.size() + 1 + at, pool.between(2, 4));
    return x.moved(x.expr().insertAxis(at).broadcastTo(dims));
  }

  private static Term slice(Pool pool) {
    Term x = pool.anyArray();
    int axis = pool.axis(x.expr());
    int length = x.expr().shape().dim(axis);
    int from = pool.below(length);
    return x.moved(x.expr().slice(axis, from, pool.between(from + 1, length)));
  }

  private static Term padded(Pool pool) {
    Term x = pool.anyArray();
    Expr padded = x.expr().pad(pool.axis(x.expr()), pool.between(0, 2), pool.between(0, 3));
    return pool.small(x.moved(padded));
  }

  private static Term joined(Pool pool) {
    Term a = pool.anyArray();
    Term b = pool.fitted(pool.any(), a.expr().shape().dims());
    int axis = pool.axis(a.expr());
    Expr joined = ArrayOps.concatenate(axis, List.of(a.expr(), b.expr(), a.expr()));
    double bound = Math.max(a.bound(), b.bound());
    return pool.small(new Term(joined, bound, a.exact() && b.exact()));
  }

  private static Term sumAlong(Pool pool) {
    Term x = pool.anyArray();
    int axis = pool.axis(x.expr());
    return Term.rounded(x.expr().sum(axis), x.bound() * x.expr().shape().dim(axis));
  }

  private static Term maxAlong(Pool pool) {
    Term x = pool.anyArray();
    return x.moved(x.expr().maxAlong(pool.axis(x.expr())));
  }

  private static Term sumOverRows(Pool pool) {
    Term x = pool.withRows(pool.any());
    Expr mean = x.expr().sumRows().dividedBy(ArrayOps.rowCount(pool.dtype()));
    return Term.rounded(mean, x.bound());
  }

  private static Term maxOverRows(Pool pool) {
    Term x = pool.withRows(pool.any());
    return x.moved(x.expr().maxRows());
  }

  /** A product with a matrix of the same program. */
  private static Term product(Pool pool) {
    Term x = pool.anyArray();
    int inner = x.expr().shape().dim(-1);
    int outer = pool.between(1, 9);
    Term w = pool.fitted(pool.any(), List.of(inner, outer));
    Expr y =
        pool.random().nextBoolean()
            ? x.expr().matmul(w.expr())
            : x.expr().matmul(pool.fitted(w, List.of(outer, inner)).expr().transpose());
    return pool.small(Term.rounded(y, x.bound() * w.bound() * inner));
  }

  private static Term gram(Pool pool) {
    Term x = pool.anyMatrix();
    Term y = pool.fitted(pool.any(), x.expr().shape().dims());
    Expr product = x.expr().transpose(swap(x.expr())).matmul(y.expr());
    int inner = x.expr().shape().dim(-2);
    return pool.small(Term.rounded(product, x.bound() * y.bound() * inner));
  }

  private static List<Integer> swap(Expr x) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < x.shape().rank(); i++) {
      order.add(i);
    }
    Collections.swap(order, order.size() - 1, order.size() - 2);
    return order;
  }

  /** The VJP of a shared weight: outer products summed over rows. */
  private static Term rowProduct(Pool pool) {
    Term x = pool.withRows(pool.any());
    Term g = pool.withRows(pool.any());
    Expr left = flat(x.expr()).insertAxis(-1);
    Expr right = flat(g.expr()).insertAxis(-2);
    Expr sum = left.matmul(right).sumRows().dividedBy(ArrayOps.rowCount(pool.dtype()));
    return pool.small(Term.rounded(sum, x.bound() * g.bound()));
  }

  private static Expr flat(Expr x) {
    int size = x.shape().size();
    return x.reshape(size).slice(-1, 0, Math.min(size, 9));
  }

  /** A linear combination of sums over rows, as a step forms its quadratures. */
  private static Term quadrature(Pool pool) {
    Term x = pool.withRows(pool.any());
    Term y = pool.withRows(pool.fitted(pool.any(), x.expr().shape().dims()));
    Expr h = scalar(pool);
    Expr sum = x.expr().sumRows().times(h.times(0.25)).plus(y.expr().sumRows().times(h.times(0.5)));
    Expr mean = sum.dividedBy(ArrayOps.rowCount(pool.dtype()));
    return Term.rounded(mean, x.bound() + y.bound());
  }

  /** A scalar set by the host, if there is one. */
  private static Expr scalar(Pool pool) {
    return pool.terms().stream()
        .map(Term::expr)
        .filter(x -> x.shape().equals(Shape.of()))
        .findFirst()
        .orElseGet(() -> Expr.literal(0.5, pool.dtype(), List.of()));
  }

  /** A system whose matrix is dominated by its diagonal. */
  private static Term solution(Pool pool) {
    int n = pool.between(1, 4);
    Term a = pool.fitted(pool.any(), List.of(n, n));
    Term b = pool.fitted(pool.any(), List.of(n, pool.between(1, 3)));
    Expr index = ArrayOps.iota(pool.dtype(), n);
    Expr identity = index.insertAxis(-1).equalTo(index);
    Expr matrix = a.within(1).plus(identity.times(n + 1.5));
    return Term.rounded(matrix.solve(b.expr()), 2 * b.bound());
  }

  /** Needs two passes over the rows. */
  private static Term standardised(Pool pool) {
    Expr x = pool.withRows(pool.any()).within(2);
    Expr count = ArrayOps.rowCount(pool.dtype());
    Expr centred = x.minus(x.sumRows().dividedBy(count));
    Expr variance = centred.square().sumRows().dividedBy(count);
    return Term.rounded(centred.dividedBy(variance.plus(0.25).sqrt()), 8);
  }

  private static Term counted(Pool pool) {
    Term x = pool.anyArray();
    int length = x.expr().shape().dim(-1);
    Expr ramp = ArrayOps.iota(pool.dtype(), length).times(1.0 / length);
    return Term.rounded(x.expr().plus(ramp), x.bound() + 1);
  }

  /** Inputs that a step of a program reads integers from. */
  static Term labels(Pool pool, Expr label) {
    Expr hot = label.equalTo(ArrayOps.iota(DType.INT32, 5));
    Expr other = hot.select(label.broadcastTo(List.of(5)), ArrayOps.iota(DType.INT32, 5));
    return new Term(hot.cast(pool.dtype()).plus(other.cast(pool.dtype())), 6, true);
  }

  /** The lifetimes a random input of an array can have. */
  static Lifetime lifetime(Pool pool) {
    return List.of(Lifetime.BOUND, Lifetime.STATE, Lifetime.SEGMENT).get(pool.below(3));
  }
}
