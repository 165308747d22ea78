package org.fnde.testkit.conformance;

import java.util.List;
import java.util.Map;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.HostCall;

/** Growth by calling another random program, and plain Java. */
final class CallSteps {
  private static final double LARGEST_ARGUMENT = 8;

  private CallSteps() {}

  /** Calls one program once or twice, and reads one or two of its outputs. */
  static Term called(Pool pool, List<Step> steps) {
    int n = pool.between(1, 5);
    int m = pool.between(1, 5);
    ProgramBuilder builder = Program.builder("callee");
    Pool inner = new Pool(pool.random(), pool.dtype());
    Shape rows = Shape.rows(n);
    Shape shared = Shape.of(m);
    inner.add(argument(builder, "a", new ArrayType(pool.dtype(), rows)));
    inner.add(argument(builder, "b", new ArrayType(pool.dtype(), shared)));
    inner.add(new Term(Expr.literal(0.5, pool.dtype(), List.of(n)), 0.5, true));
    for (int i = 0; i < 5; i++) {
      inner.add(steps.get(pool.below(steps.size())).grow(inner));
    }
    Term first = inner.terms().getLast();
    Term second = inner.terms().get(inner.terms().size() - 2);
    builder.output(Group.ATTEMPT, "first", first.expr());
    Program callee = builder.output(Group.COMMIT, "second", second.expr()).build();
    Expr a = pool.withRows(pool.fitted(pool.any(), List.of(n))).within(LARGEST_ARGUMENT);
    Expr b = pool.fitted(shared(pool), List.of(m)).within(LARGEST_ARGUMENT);
    Map<String, Expr> once = callee.call(Map.of("a", a, "b", b));
    Map<String, Expr> again =
        pool.random().nextBoolean() ? once : callee.call(Map.of("a", a.negate(), "b", b));
    pool.add(new Term(once.get("first"), first.bound(), false));
    return new Term(again.get("second"), second.bound(), false);
  }

  private static Term argument(ProgramBuilder builder, String key, ArrayType type) {
    return new Term(builder.input(key, type, Lifetime.STATE), LARGEST_ARGUMENT, false);
  }

  private static Term shared(Pool pool) {
    List<Term> shared = pool.terms().stream().filter(t -> !t.expr().shape().hasRows()).toList();
    return shared.get(pool.below(shared.size()));
  }

  /** Calls plain Java. */
  static Term hostCalled(Pool pool) {
    int n = pool.between(1, 6);
    Expr a = pool.fitted(pool.any(), List.of(n)).within(3).cast(DType.FLOAT64);
    Expr b = pool.fitted(pool.any(), List.of(n)).within(3).cast(DType.FLOAT64);
    Wave wave = new Wave(n);
    Expr y = Expr.of(new HostCall(wave, 0), a, b);
    Expr s = Expr.of(new HostCall(wave, 1), a, b);
    Expr both = pool.random().nextBoolean() ? y.plus(s) : y;
    return Term.rounded(both.cast(pool.dtype()), 3 + 9 * n);
  }
}
