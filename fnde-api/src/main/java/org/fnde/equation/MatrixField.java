package org.fnde.equation;

import org.fnde.graph.Expr;

/** The vector fields of a controlled equation, one per channel of the control, for one row. */
@FunctionalInterface
public interface MatrixField {

  /**
   * The vector fields.
   *
   * @param t the time, a scalar of the state's element type
   * @param z the state of one row, {@code [state]}
   * @param in parameters and data
   * @return {@code [state, channels]}
   */
  Expr at(Expr t, Expr z, Inputs in);
}
