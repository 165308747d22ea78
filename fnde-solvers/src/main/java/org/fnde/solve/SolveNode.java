package org.fnde.solve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.solve.engine.Gradients;
import org.fnde.solve.engine.OpenSolve;
import org.fnde.solve.engine.Stack;

/**
 * A solve with its adjoint. Inputs: the components of the initial state by name ({@code "y"} for a
 * plain vector field), every input of the field that the solve does not give, and optionally {@code
 * "t"}, the save times, a shared FLOAT64 vector. Values: each component by name, {@code [times,
 * dims]} with rows. Programs are compiled once for each combination of types, also across numbers
 * of rows.
 */
public final class SolveNode implements Node {
  private final OpenSolve solve;

  SolveNode(OpenSolve solve) {
    this.solve = solve;
  }

  @Override
  public Evaluation evaluate(Map<String, Array> inputs) {
    OpenSolve.Forward forward = solve.evaluate(inputs);
    if (!forward.outcome().status().isCompleted()) {
      forward.close();
      throw new SolveException("forward solve", forward.outcome().status());
    }
    return new Solved(forward);
  }

  @Override
  public void close() {
    solve.close();
  }

  private static final class Solved implements Evaluation {
    private final OpenSolve.Forward forward;
    private final Map<String, Array> values = new LinkedHashMap<>();
    private Statistics backward = Statistics.NONE;

    Solved(OpenSolve.Forward forward) {
      this.forward = forward;
      forward.outcome().saved().forEach((name, all) -> values.put(name, Stack.stack(all)));
    }

    @Override
    public Map<String, Array> values() {
      return Map.copyOf(values);
    }

    @Override
    public Map<String, Array> pullback(Map<String, Array> cotangents) {
      Gradients gradients = forward.pullback(cotangents);
      backward = gradients.statistics();
      if (!gradients.status().isCompleted()) {
        throw new SolveException("adjoint solve", gradients.status());
      }
      return gradients.values();
    }

    @Override
    public Statistics forward() {
      return forward.outcome().statistics();
    }

    @Override
    public Statistics backward() {
      return backward;
    }

    @Override
    public void close() {
      forward.close();
    }
  }
}
