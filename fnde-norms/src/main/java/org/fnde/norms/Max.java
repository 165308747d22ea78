package org.fnde.norms;

import org.fnde.graph.Expr;
import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Options;
import org.fnde.spi.ScaledValue;

/** {@code max |x|} over the elements of all components together. */
public final class Max implements NormProvider {
  @Override
  public String id() {
    return "max";
  }

  @Override
  public Norm create(Options options) {
    return values -> values.stream().map(ScaledValue::max).reduce(Expr::max).orElseThrow();
  }
}
