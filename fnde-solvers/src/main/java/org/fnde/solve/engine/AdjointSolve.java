package org.fnde.solve.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Executable;
import org.fnde.equation.Component;
import org.fnde.graph.primitive.Input;

/** A backsolve for certain types, traced. Thread-safe. */
final class AdjointSolve {
  private final Problem problem;
  private final Stepping stepping;
  private final ForwardSolve forward;
  private final Set<String> wrt;
  private final StepPrograms programs;
  private final Executable transition;

  /**
   * Traces the adjoint equations.
   *
   * @param wrt what to differentiate with respect to, in the order of the quadratures
   */
  AdjointSolve(
      Problem problem, Stepping stepping, ForwardSolve forward, Backend backend, Set<String> wrt) {
    this.problem = problem;
    this.stepping = stepping;
    this.forward = forward;
    this.wrt = wrt;
    Dynamics augmented = AdjointTracer.trace(forward.dynamics(), inputs(forward, wrt));
    stepping.tolerances().check(augmented.components());
    stepping.checkJumpGap(augmented.components());
    Set<String> wanted = new HashSet<>();
    wrt.forEach(w -> wanted.add(AdjointTracer.adjoint(w)));
    Integrand integrand = Integrand.of(augmented, stepping.method(), stepping.norm(), wanted);
    this.programs = new StepPrograms(integrand, backend);
    this.transition =
        backend.compile(TransitionTracer.trace(forward.dynamics(), integrand, withTimes()));
  }

  private static List<Input> inputs(ForwardSolve forward, Set<String> wrt) {
    List<Input> all = new ArrayList<>();
    for (String name : wrt) {
      forward.dynamics().bound().stream()
          .filter(i -> i.key().equals(name) && i.type().dtype().isFloat())
          .forEach(all::add);
    }
    return all;
  }

  Set<String> wrt() {
    return wrt;
  }

  boolean withTimes() {
    return wrt.contains(Component.TIME);
  }

  Problem problem() {
    return problem;
  }

  Stepping stepping() {
    return stepping;
  }

  ForwardSolve forward() {
    return forward;
  }

  StepPrograms programs() {
    return programs;
  }

  Executable transition() {
    return transition;
  }

  /** Solves the adjoint equations backwards from the last save time to the first. */
  Gradients pullback(
      Outcome outcome, Map<String, Array> values, Map<String, Array> cotangentValues) {
    Cotangents cotangents =
        Cotangents.of(cotangentValues, forward.dynamics().components(), outcome);
    ToleranceChoices tolerances = stepping.tolerances();
    double size = tolerances.readsCotangent() ? cotangents.size() : 1;
    int rows = BoundValues.rows(forward.used(values));
    var bound = BoundValues.of(programs.integrand().dynamics(), tolerances, size, values);
    try (Memory memory = new Memory(programs.backend(), rows, bound)) {
      return new Pullback(this, memory, outcome, cotangents).run(values);
    }
  }
}
