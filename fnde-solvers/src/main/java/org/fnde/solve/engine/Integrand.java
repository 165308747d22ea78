package org.fnde.solve.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fnde.equation.Component;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.spi.Norm;
import org.fnde.spi.RungeKutta;
import org.fnde.spi.ScaledValue;

/**
 * What step programs are traced from.
 *
 * @param dynamics what is integrated
 * @param method how a step is made
 * @param norm what accepts it
 * @param kept the components that are integrated: without quadratures that neither the norm nor the
 *     result needs
 */
record Integrand(Dynamics dynamics, RungeKutta method, Norm norm, List<Component> kept) {

  /**
   * Finds out which components are needed.
   *
   * @param wanted the quadratures that the result needs
   */
  static Integrand of(Dynamics dynamics, RungeKutta method, Norm norm, Set<String> wanted) {
    Set<String> read = readBy(norm, dynamics.components());
    List<Component> kept =
        dynamics.components().stream()
            .filter(c ->
                !Dynamics.isQuadrature(c) || read.contains(c.name()) || wanted.contains(c.name()))
            .toList();
    return new Integrand(dynamics, method, norm, kept);
  }

  /** The components that the field reads. */
  List<Component> fedBack() {
    return dynamics.components().stream().filter(c -> !Dynamics.isQuadrature(c)).toList();
  }

  boolean hasQuadratures() {
    return kept.stream().anyMatch(Dynamics::isQuadrature);
  }

  Expr measured(List<ScaledValue> values) {
    return measured(norm, values);
  }

  private static Expr measured(Norm norm, List<ScaledValue> values) {
    Expr measure = norm.of(values);
    if (!measure.type().equals(ArrayType.scalar())) {
      throw new IllegalArgumentException(
          "the norm gives " + measure.type() + ", need " + ArrayType.scalar());
    }
    return measure;
  }

  private static Set<String> readBy(Norm norm, List<Component> components) {
    ProgramBuilder program = Program.builder("norm");
    List<ScaledValue> values = new ArrayList<>();
    for (Component c : components) {
      Expr value = program.input(c.name(), c.type(), Lifetime.STATE);
      values.add(ScaledValue.ofBatch(c, value));
    }
    Program traced = program.output(Group.ATTEMPT, Names.RATIO, measured(norm, values)).build();
    Set<String> read = new HashSet<>();
    traced.inputs().stream().filter(traced::reads).forEach(i -> read.add(i.key()));
    return read;
  }
}
