package org.fnde.solve.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.equation.Component;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;

/** Traces what an adjoint solve does at a save time: the loss's cotangent comes in. */
final class TransitionTracer {
  /** The gradient with respect to the save time. */
  static final String TIME_GRADIENT = ":dt";

  private TransitionTracer() {}

  /**
   * {@code adj y += cotangent}; with the gradient of times also {@code dt = f . cotangent} and
   * {@code adj t -= dt}, as moving the save time moves what is saved.
   */
  static Program trace(Dynamics forward, Integrand adjoint, boolean times) {
    ProgramBuilder program = Program.builder("transition");
    Map<String, Expr> y = new LinkedHashMap<>();
    Map<String, Expr> cotangents = new LinkedHashMap<>();
    Scope scope = new Scope(program, adjoint);
    for (Component c : forward.components()) {
      String name = AdjointTracer.adjoint(c.name());
      Expr adj = scope.array(Names.state(name), c.type(), Lifetime.STATE);
      Expr cotangent = scope.array(Names.cotangent(c.name()), c.type(), Lifetime.SEGMENT);
      y.put(c.name(), scope.state(c));
      cotangents.put(c.name(), cotangent);
      program.output(Group.ATTEMPT, Names.nextState(name), Storage.stored(adj.plus(cotangent)));
    }
    if (times) {
      Map<String, Expr> f = forward.derivative(scope.host(Names.TIME), y, scope.bound());
      Expr dt = product(forward, f, cotangents);
      String name = AdjointTracer.adjoint(Component.TIME);
      Expr adj = scope.array(Names.state(name), forward.timeType(), Lifetime.STATE);
      program.output(Group.ATTEMPT, TIME_GRADIENT, dt);
      program.output(
          Group.ATTEMPT,
          Names.nextState(name),
          Storage.stored(adj.minus(dt.cast(forward.dtype()))));
    }
    return program.build();
  }

  private static Expr product(Dynamics forward, Map<String, Expr> f, Map<String, Expr> cotangents) {
    Expr sum = Expr.literal(0, DType.FLOAT64, List.of());
    for (Component c : forward.components()) {
      Expr product = f.get(c.name()).times(cotangents.get(c.name())).sum();
      Expr all = c.type().shape().hasRows() ? product.sumRows() : product;
      sum = sum.plus(all.cast(DType.FLOAT64));
    }
    return sum;
  }
}
