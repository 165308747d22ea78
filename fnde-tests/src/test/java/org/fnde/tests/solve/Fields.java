package org.fnde.tests.solve;

import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.equation.VectorField;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.Expr;
import org.fnde.solve.Solve;

/** Vector fields of the tests, whose values were computed with torchdiffeq 0.2.5. */
final class Fields {
  static final Array CUBIC_WEIGHT = Array.of(new double[] {-0.1, 2, -2, -0.1}, 2, 2);
  static final Array CUBIC_START = Array.rows(1, new double[] {2, 0}, 2);

  /** Problem A: {@code y' = y^3 W}. */
  static final VectorField CUBIC = (t, y, in) -> y.cube().matmul(in.get("w"));

  /** Problem B: a driven oscillator. */
  static final VectorField OSCILLATOR =
      (t, y, in) -> {
        Expr position = y.at(0);
        Expr velocity = y.at(1);
        Expr force =
            position
                .times(t.sin().times(0.5).plus(1))
                .negate()
                .minus(velocity.cube().times(0.3))
                .plus(t.times(3).cos().times(0.2));
        return ArrayOps.concatenate(-1, List.of(velocity.insertAxis(-1), force.insertAxis(-1)));
      };

  /** Problem C: a slope that jumps at 1 and at 2. */
  static final VectorField JUMPS =
      (t, y, in) -> {
        Expr one = t.times(0).plus(1);
        Expr slope = t.lessThan(1).select(one, t.lessThan(2).select(one.times(-2), one.times(3)));
        return y.times(0).plus(slope);
      };

  private Fields() {}

  static Solve cubic() {
    return Solve.of(CUBIC).inputs(Map.of("w", CUBIC_WEIGHT)).backend("reference");
  }
}
