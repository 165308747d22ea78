package org.fnde.solve.engine;

import static org.fnde.solve.engine.Dynamics.isQuadrature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.fnde.equation.Component;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.solve.engine.Variant.Reading;
import org.fnde.spi.ButcherTableau;
import org.fnde.spi.Interpolant;
import org.fnde.spi.ScaledValue;

/** Traces one attempted step of an explicit Runge–Kutta method; see {@link ButcherTableau}. */
final class StepTracer {
  private static final int PARTIAL_SUMS = 4;
  private final Integrand integrand;
  private final ButcherTableau tableau;
  private final ProgramBuilder program;
  private final Scope scope;
  private final Expr h;
  private final List<Map<String, Expr>> slopes = new ArrayList<>();

  private StepTracer(Integrand integrand, String name) {
    this.integrand = integrand;
    this.tableau = integrand.method().tableau();
    this.program = Program.builder(name);
    this.scope = new Scope(program, integrand);
    this.h = scope.host(Names.STEP);
    slopes.add(scope.slopes());
    for (int i = 1; i < tableau.stages(); i++) {
      slopes.add(stage(i));
    }
  }

  /** A step in one variant. */
  static Program step(Integrand integrand, Variant variant) {
    StepTracer step = new StepTracer(integrand, "step " + variant);
    step.traceRatio();
    if (variant.reading() != Reading.ONE || variant.follows()) {
      step.traceEnd(variant.follows());
    }
    switch (variant.reading()) {
      case NOTHING -> {}
      case ONE -> step.traceRead();
      case DENSE -> step.traceCoefficients();
    }
    return step.program.build();
  }

  /** The largest scaled error of every component, to say which one makes a solve fail. */
  static Program diagnosis(Integrand integrand) {
    StepTracer step = new StepTracer(integrand, "diagnosis");
    for (ScaledValue v : step.scaledErrors()) {
      step.program.output(Group.ATTEMPT, Names.read(v.component().name()), v.max());
    }
    return step.program.build();
  }

  private Map<String, Expr> stage(int i) {
    boolean atEnd = tableau.c(i) == 1;
    Expr t = scope.host(atEnd ? Names.END : Names.stageTime(i));
    Map<String, Expr> states = new LinkedHashMap<>();
    for (Component c : integrand.fedBack()) {
      states.put(c.name(), advanced(c, i, j -> tableau.a(i, j)));
    }
    return integrand.dynamics().derivative(t, states, scope.bound());
  }

  /** {@code y0 + h sum of weights times slopes}, over the first {@code count} stages. */
  private Expr advanced(Component c, int count, IntFunction<Double> weights) {
    Expr y0 = scope.state(c);
    return combination(c, 0, count, weights).map(y0::plus).orElse(y0);
  }

  private Optional<Expr> combination(Component c, int from, int to, IntFunction<Double> weights) {
    Expr step = h.cast(c.type().dtype());
    return sum(c, from, to, j -> weights.apply(j) != 0, j -> step.times(weights.apply(j)));
  }

  /**
   * Adds in four partial sums, as PyTorch does along a short axis. In single precision the first
   * error estimates of a solve are mostly rounding; added in the same order they are the same.
   */
  private Optional<Expr> sum(
      Component c, int from, int to, IntPredicate used, IntFunction<Expr> weight) {
    int blocks = (to - from) / PARTIAL_SUMS * PARTIAL_SUMS;
    List<Optional<Expr>> partial =
        new ArrayList<>(Collections.nCopies(PARTIAL_SUMS, Optional.<Expr>empty()));
    for (int j = from; j < to; j++) {
      if (used.test(j)) {
        Expr term = slopes.get(j).get(c.name()).times(weight.apply(j).cast(c.type().dtype()));
        int at = blocks == 0 || j - from >= blocks ? 0 : (j - from) % PARTIAL_SUMS;
        partial.set(at, plus(partial.get(at), Optional.of(term)));
      }
    }
    return partial.stream().reduce(Optional.empty(), StepTracer::plus);
  }

  private static Optional<Expr> plus(Optional<Expr> a, Optional<Expr> b) {
    return a.isPresent() && b.isPresent() ? Optional.of(a.get().plus(b.get())) : a.or(() -> b);
  }

  private Expr end(Component c) {
    return isQuadrature(c)
        ? quadrature(c, j -> tableau.b(j) != 0, j -> h.times(tableau.b(j)))
        : advanced(c, tableau.stages(), tableau::b);
  }

  /** The stages evaluated in this step first, apart from the carried one: one accumulator. */
  private Expr quadrature(Component c, IntPredicate used, IntFunction<Expr> weight) {
    Expr start = scope.state(c);
    Expr before = sum(c, 0, 1, used, weight).map(start::plus).orElse(start);
    return sum(c, 1, tableau.stages(), used, weight).map(before::plus).orElse(before);
  }

  private List<ScaledValue> scaledErrors() {
    List<ScaledValue> errors = new ArrayList<>();
    for (Component c : integrand.dynamics().components()) {
      Expr error = error(c).orElseGet(() -> scope.state(c).times(0));
      Expr largest = scope.state(c).abs().max(end(c).abs());
      errors.add(ScaledValue.ofBatch(c, error.dividedBy(scope.scale(c, largest))));
    }
    return errors;
  }

  private Optional<Expr> error(Component c) {
    int stages = tableau.stages();
    return isQuadrature(c)
        ? plus(combination(c, 0, 1, tableau::e), combination(c, 1, stages, tableau::e))
        : combination(c, 0, stages, tableau::e);
  }

  private void traceRatio() {
    program.output(Group.ATTEMPT, Names.RATIO, integrand.measured(scaledErrors()));
  }

  private void traceEnd(boolean follows) {
    boolean carries = follows && tableau.firstSameAsLast();
    for (Component c : integrand.kept()) {
      Group group = isQuadrature(c) ? Group.COMMIT : Group.ATTEMPT;
      Expr end =
          isQuadrature(c)
              ? quadrature(c, j -> tableau.b(j) != 0, j -> scope.host(Names.weight(j)))
              : end(c);
      program.output(group, Names.nextState(c.name()), Storage.stored(end));
      if (carries) {
        Expr last = Storage.stored(slopes.getLast().get(c.name()));
        program.output(group, Names.nextSlope(c.name()), last);
      }
    }
  }

  private void traceRead() {
    Interpolant dense = tableau.interpolant().orElseThrow();
    IntPredicate used = j -> contributes(dense, j);
    IntFunction<Expr> weight = j -> scope.host(Names.weight(j));
    for (Component c : integrand.kept()) {
      Expr y0 = scope.state(c);
      Expr read =
          isQuadrature(c)
              ? quadrature(c, used, weight)
              : sum(c, 0, tableau.stages(), used, weight).map(y0::plus).orElse(y0);
      program.output(Group.COMMIT, Names.read(c.name()), Storage.stored(read));
    }
  }

  static boolean contributes(Interpolant dense, int stage) {
    for (int power = 1; power <= dense.degree(); power++) {
      if (dense.coefficient(stage, power) != 0) {
        return true;
      }
    }
    return false;
  }

  private void traceCoefficients() {
    Interpolant dense = tableau.interpolant().orElseThrow();
    for (Component c : integrand.fedBack()) {
      for (int power = 1; power <= dense.degree(); power++) {
        int at = power;
        Expr sum =
            combination(c, 0, tableau.stages(), j -> dense.coefficient(j, at))
                .orElseGet(() -> scope.state(c).times(0));
        program.output(Group.COMMIT, Names.dense(c.name(), power), Storage.stored(sum));
      }
    }
  }
}
