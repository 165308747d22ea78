package org.fnde.testkit.conformance;

import java.util.List;
import org.fnde.graph.Broadcasting;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;

/** Growth by functions of single elements. Arguments stay where the functions are tame. */
final class PointwiseSteps {
  private PointwiseSteps() {}

  static final List<Step> ALL =
      List.of(
          pool -> negated(pool.any()),
          pool -> absolute(pool.any()),
          pool -> unary(pool, 3, 3, x -> x.square().plus(0.1).sqrt()),
          pool -> unary(pool, 1.5, 4.5, Expr::exp),
          pool -> unary(pool, 1.5, 3.5, Expr::expm1),
          pool -> unary(pool, 2, 2, x -> x.square().plus(0.5).log()),
          pool -> unary(pool, 0.75, 1.5, Expr::log1p),
          pool -> unary(pool, 8, 1, Expr::sin),
          pool -> unary(pool, 8, 1, Expr::cos),
          pool -> unary(pool, 8, 1, Expr::tanh),
          pool -> unary(pool, 8, 1, Expr::sigmoid),
          pool -> unary(pool, 8, 8.7, Expr::softplus),
          PointwiseSteps::castThere,
          pool -> floor(pool.anyExact()),
          PointwiseSteps::sum,
          PointwiseSteps::difference,
          PointwiseSteps::product,
          PointwiseSteps::quotient,
          PointwiseSteps::larger,
          PointwiseSteps::smaller,
          PointwiseSteps::chosen,
          pool -> rectified(pool.any()));

  /** A function of one element. */
  private interface Function {
    Expr of(Expr x);
  }

  /** Two operands that broadcast. */
  private record Pair(Term a, Term b) {
    double sum() {
      return a.bound() + b.bound();
    }
  }

  private static Pair pair(Pool pool) {
    Term a = pool.any();
    Term b = pool.any();
    try {
      Broadcasting.common(a.expr().shape().dims(), b.expr().shape().dims());
      return new Pair(a, b);
    } catch (IllegalArgumentException e) {
      return new Pair(a, pool.fitted(b, a.expr().shape().dims()));
    }
  }

  private static Term negated(Term x) {
    return x.moved(x.expr().negate());
  }

  private static Term absolute(Term x) {
    return x.moved(x.expr().abs());
  }

  private static Term rectified(Term x) {
    return x.moved(x.expr().relu());
  }

  private static Term unary(Pool pool, double argument, double bound, Function f) {
    return Term.rounded(f.of(pool.any().within(argument)), bound);
  }

  private static Term floor(Term exact) {
    return new Term(exact.expr().floor(), exact.bound() + 1, true);
  }

  private static Term castThere(Pool pool) {
    Term x = pool.any();
    DType other = pool.dtype() == DType.FLOAT32 ? DType.FLOAT64 : DType.FLOAT32;
    return Term.rounded(x.expr().cast(other).sin().cast(pool.dtype()), 1);
  }

  private static Term sum(Pool pool) {
    Pair p = pair(pool);
    return Term.rounded(p.a.expr().plus(p.b.expr()), p.sum());
  }

  private static Term difference(Pool pool) {
    Pair p = pair(pool);
    return Term.rounded(p.a.expr().minus(p.b.expr()), p.sum());
  }

  private static Term product(Pool pool) {
    Pair p = pair(pool);
    return Term.rounded(p.a.expr().times(p.b.expr()), p.a.bound() * p.b.bound());
  }

  private static Term quotient(Pool pool) {
    Pair p = pair(pool);
    Expr denominator = p.b.within(3).square().plus(0.75);
    return Term.rounded(p.a.expr().dividedBy(denominator), p.a.bound() / 0.75);
  }

  private static Term larger(Pool pool) {
    Pair p = pair(pool);
    return Term.rounded(p.a.expr().max(p.b.expr()), p.sum());
  }

  private static Term smaller(Pool pool) {
    Pair p = pair(pool);
    return Term.rounded(p.a.expr().min(p.b.expr()), p.sum());
  }

  private static Term chosen(Pool pool) {
    Pair p = pair(pool);
    Term left = pool.anyExact();
    Term right = pool.fitted(pool.anyExact(), left.expr().shape().dims());
    Expr mask =
        switch (pool.below(4)) {
          case 0 -> left.expr().lessThan(right.expr());
          case 1 -> left.expr().lessOrEqual(right.expr());
          case 2 -> left.expr().greaterThan(0.25);
          default -> left.expr().floor().equalTo(right.expr().floor());
        };
    List<Integer> dims = Broadcasting.common(p.a.expr().shape().dims(), p.b.expr().shape().dims());
    Expr fitted = pool.fitted(new Term(mask, 1, true), dims).expr();
    return new Term(fitted.select(p.a.expr(), p.b.expr()), p.sum(), p.a.exact() && p.b.exact());
  }
}
