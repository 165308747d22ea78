package org.fnde.spi;

import java.util.List;
import org.fnde.graph.Expr;

/**
 * Measures scaled values of all components as one number per step unit: the error in a step,
 * divided by its tolerance, is accepted where this is at most 1. What a norm does not read is
 * integrated as a quadrature and not controlled.
 */
@FunctionalInterface
public interface Norm {

  /**
   * Traces the norm. NaN in must be NaN out.
   *
   * @param values the scaled values of all components, in the order of the state
   * @return a FLOAT64 scalar
   */
  Expr of(List<ScaledValue> values);
}
