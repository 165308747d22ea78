package org.fnde.equation;

import org.fnde.graph.Expr;

/** The bound inputs of a vector field while it is traced: parameters and data, by name. */
@FunctionalInterface
public interface Inputs {

  /**
   * The input of a name.
   *
   * @param name a name under which the solve was given a value
   * @return the input as an expression
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  Expr get(String name);
}
