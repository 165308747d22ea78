package org.fnde.solve.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.equation.Component;
import org.fnde.equation.Role;
import org.fnde.graph.Differentiation;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.primitive.Input;

/** Traces the adjoint equations of a vector field: one VJP with respect to everything at once. */
final class AdjointTracer {
  private AdjointTracer() {}

  static String adjoint(String of) {
    return "adj " + of;
  }

  /**
   * The augmented dynamics.
   *
   * @param wrt the bound inputs to differentiate with respect to
   * @throws UnsupportedOperationException if plain Java without a VJP is in the field
   */
  static Dynamics trace(Dynamics forward, List<Input> wrt) {
    ProgramBuilder program = Program.builder("adjoint");
    Expr t = program.input(Names.TIME, forward.timeType(), Lifetime.STATE);
    Map<String, Expr> y = new LinkedHashMap<>();
    Map<String, Expr> minusAdjoint = new LinkedHashMap<>();
    for (Component c : forward.components()) {
      y.put(c.name(), program.input(Names.state(c.name()), c.type(), Lifetime.STATE));
      String adjoint = Names.state(adjoint(c.name()));
      minusAdjoint.put(c.name(), program.input(adjoint, c.type(), Lifetime.STATE).negate());
    }
    Map<String, Expr> bound = forward.declareBound(program);
    Map<String, Expr> f = forward.derivative(t, y, bound);
    List<Expr> variables = new ArrayList<>(List.of(t));
    variables.addAll(y.values());
    wrt.forEach(w -> variables.add(bound.get(w.key())));
    List<Expr> gradients =
        Differentiation.vjp(List.copyOf(f.values()), List.copyOf(minusAdjoint.values()), variables);
    List<Component> components = components(forward, wrt);
    List<Expr> derivatives = new ArrayList<>(gradients);
    derivatives.addAll(1, f.values());
    for (int i = 0; i < components.size(); i++) {
      String name = Names.derivative(components.get(i).name());
      program.output(Group.ATTEMPT, name, derivatives.get(i));
    }
    return new Dynamics(components, program.build().inlined());
  }

  private static List<Component> components(Dynamics forward, List<Input> wrt) {
    List<Component> all = new ArrayList<>();
    all.add(
        new Component(
            adjoint(Component.TIME),
            forward.timeType(),
            Role.QUADRATURE,
            Optional.of(Component.TIME)));
    all.addAll(forward.components());
    for (Component c : forward.components()) {
      all.add(new Component(adjoint(c.name()), c.type(), Role.ADJOINT, Optional.of(c.name())));
    }
    for (Input w : wrt) {
      all.add(new Component(adjoint(w.key()), w.type(), Role.QUADRATURE, Optional.of(w.key())));
    }
    return List.copyOf(all);
  }
}
