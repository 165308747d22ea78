package org.fnde.tests.provider;

import java.util.List;
import org.fnde.equation.Role;
import org.fnde.graph.Expr;
import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Options;
import org.fnde.spi.ScaledValue;

/** The largest absolute value in the state; adjoints and quadratures are not controlled. */
public final class LargestState implements NormProvider {
  @Override
  public String id() {
    return "outside-largest-state";
  }

  @Override
  public Norm create(Options options) {
    return LargestState::of;
  }

  private static Expr of(List<ScaledValue> values) {
    return values.stream()
        .filter(v -> v.component().role() == Role.STATE)
        .map(ScaledValue::max)
        .reduce(Expr::max)
        .orElseThrow();
  }
}
