package org.fnde.solve.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fnde.equation.Component;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Lifetime;
import org.fnde.graph.ProgramBuilder;

/** The inputs of one program of a solve, declared when first used. */
final class Scope {
  private final ProgramBuilder program;
  private final Integrand integrand;
  private final Map<String, Expr> declared = new LinkedHashMap<>();
  private final Map<String, Expr> bound;

  Scope(ProgramBuilder program, Integrand integrand) {
    this.program = program;
    this.integrand = integrand;
    this.bound = integrand.dynamics().declareBound(program);
  }

  Map<String, Expr> bound() {
    return bound;
  }

  /** A number that the host sets before every attempt. */
  Expr host(String name) {
    return input(name, ArrayType.scalar(), Lifetime.STEP);
  }

  Expr state(Component c) {
    return array(Names.state(c.name()), c.type(), Lifetime.STATE);
  }

  /** A component or something of its type, as it lies in a buffer. */
  Expr array(String name, ArrayType type, Lifetime lifetime) {
    return Storage.loaded(input(name, Storage.type(type), lifetime), type);
  }

  /** The derivatives at the start of the step, by component. */
  Map<String, Expr> slopes() {
    Map<String, Expr> slopes = new LinkedHashMap<>();
    for (Component c : integrand.dynamics().components()) {
      slopes.put(c.name(), array(Names.slope(c.name()), c.type(), Lifetime.STATE));
    }
    return slopes;
  }

  Map<String, Expr> states() {
    Map<String, Expr> states = new LinkedHashMap<>();
    integrand.fedBack().forEach(c -> states.put(c.name(), state(c)));
    return states;
  }

  /** {@code atol + rtol * size}. */
  Expr scale(Component c, Expr size) {
    Expr rtol = input(Names.rtol(c.name()), ArrayType.scalar(), Lifetime.BOUND);
    Expr atol = input(Names.atol(c.name()), ArrayType.scalar(), Lifetime.BOUND);
    return size.times(rtol.cast(c.type().dtype())).plus(atol.cast(c.type().dtype()));
  }

  private Expr input(String name, ArrayType type, Lifetime lifetime) {
    return declared.computeIfAbsent(name, n -> program.input(n, type, lifetime));
  }
}
