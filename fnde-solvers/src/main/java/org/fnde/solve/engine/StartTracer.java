package org.fnde.solve.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.fnde.equation.Component;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.spi.Interpolant;
import org.fnde.spi.ScaledValue;

/**
 * Traces what happens between steps: derivatives at a start, the choice of the first step (Hairer,
 * Nørsett and Wanner, Solving Ordinary Differential Equations I, section II.4), dense output.
 */
final class StartTracer {
  static final String STATE_NORM = ":d0";
  static final String SLOPE_NORM = ":d1";
  static final String DIFFERENCE_NORM = ":d2";

  private StartTracer() {}

  /** The derivatives at the start, and the norms of state and derivative if asked for. */
  static Program start(Integrand integrand, boolean norms) {
    ProgramBuilder program = Program.builder(norms ? "start" : "restart");
    Scope scope = new Scope(program, integrand);
    Map<String, Expr> k =
        integrand.dynamics().derivative(scope.host(Names.TIME), scope.states(), scope.bound());
    if (norms) {
      Expr d0 = measured(integrand, scope, (c, scale) -> scope.state(c).dividedBy(scale));
      Expr d1 = measured(integrand, scope, (c, scale) -> k.get(c.name()).dividedBy(scale));
      program.output(Group.ATTEMPT, STATE_NORM, d0).output(Group.ATTEMPT, SLOPE_NORM, d1);
    }
    for (Component c : integrand.kept()) {
      program.output(Group.ATTEMPT, Names.slope(c.name()), Storage.stored(k.get(c.name())));
    }
    return program.build();
  }

  /** The norm of how much the derivative changes in one Euler step. */
  static Program firstStep(Integrand integrand) {
    ProgramBuilder program = Program.builder("first step");
    Scope scope = new Scope(program, integrand);
    Map<String, Expr> k0 = scope.slopes();
    Expr h = scope.host(Names.STEP);
    Map<String, Expr> y1 = new LinkedHashMap<>();
    for (Component c : integrand.fedBack()) {
      Expr step = k0.get(c.name()).times(h.cast(c.type().dtype()));
      y1.put(c.name(), scope.state(c).plus(step));
    }
    Map<String, Expr> k1 =
        integrand.dynamics().derivative(scope.host(Names.TIME), y1, scope.bound());
    Expr d2 =
        measured(
            integrand,
            scope,
            (c, scale) -> k1.get(c.name()).minus(k0.get(c.name())).dividedBy(scale));
    return program.output(Group.ATTEMPT, DIFFERENCE_NORM, d2).build();
  }

  private static Expr measured(
      Integrand integrand, Scope scope, BiFunction<Component, Expr, Expr> value) {
    List<ScaledValue> values = new ArrayList<>();
    for (Component c : integrand.dynamics().components()) {
      Expr scale = scope.scale(c, scope.state(c).abs());
      values.add(ScaledValue.ofBatch(c, value.apply(c, scale)));
    }
    return integrand.measured(values);
  }

  /** {@code y0 + x (c1 + x (c2 + ...))}. */
  static Program dense(Integrand integrand, Interpolant interpolant) {
    ProgramBuilder program = Program.builder("dense output");
    Scope scope = new Scope(program, integrand);
    Expr x = scope.host(Names.POSITION);
    for (Component c : integrand.fedBack()) {
      Expr sum = coefficient(scope, c, interpolant.degree());
      for (int power = interpolant.degree() - 1; power >= 1; power--) {
        sum = coefficient(scope, c, power).plus(sum.times(x.cast(c.type().dtype())));
      }
      Expr read = scope.state(c).plus(sum.times(x.cast(c.type().dtype())));
      program.output(Group.ATTEMPT, Names.read(c.name()), Storage.stored(read));
    }
    return program.build();
  }

  private static Expr coefficient(Scope scope, Component c, int power) {
    return scope.array(Names.dense(c.name(), power), c.type(), Lifetime.STATE);
  }
}
