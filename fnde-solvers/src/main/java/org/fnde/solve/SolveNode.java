package org.fnde.solve;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fnde.backend.Array;

/**
 * A solve with its adjoint. Inputs: the components of the initial state by name ({@code "y"} for a
 * plain vector field), every input of the field that the solve does not give, and optionally {@code
 * "t"}, the save times, a shared FLOAT64 vector. Values: each component by name, {@code [times,
 * dims]} with rows. Programs are compiled once for each combination of types, also across numbers
 * of rows.
 */
public final class SolveNode implements Node {
  private final Solve solve;
  private final Optional<Set<String>> wrt;

  SolveNode(Solve solve, Optional<Set<String>> wrt) {
    this.solve = solve;
    this.wrt = wrt;
  }

  @Override
  public Evaluation evaluate(Map<String, Array> inputs) {
    throw new UnsupportedOperationException("" + solve + wrt);
  }

  @Override
  public void close() {}
}
