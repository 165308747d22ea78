package org.fnde.solve.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.equation.Component;
import org.fnde.graph.ArrayType;
import org.fnde.graph.primitive.Input;
import org.fnde.solve.Status;

/** A solve for certain types, traced; its programs are compiled when first run. Thread-safe. */
final class ForwardSolve {
  private final Problem problem;
  private final Stepping stepping;
  private final Dynamics dynamics;
  private final StepPrograms programs;

  ForwardSolve(
      Problem problem,
      Stepping stepping,
      Backend backend,
      List<ArrayType> state,
      Map<String, ArrayType> inputs) {
    this.problem = problem;
    this.stepping = stepping;
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < state.size(); i++) {
      components.add(Component.state(problem.components().get(i), state.get(i)));
    }
    stepping.tolerances().check(components);
    stepping.checkJumpGap(components);
    this.dynamics = FieldTracer.trace(problem.field(), components, inputs);
    Integrand integrand = Integrand.of(dynamics, stepping.method(), stepping.norm(), Set.of());
    this.programs = new StepPrograms(integrand, backend);
  }

  Dynamics dynamics() {
    return dynamics;
  }

  StepPrograms programs() {
    return programs;
  }

  /** Whether values of these types can be solved without tracing again. */
  boolean fits(Map<String, Array> values) {
    return dynamics.components().stream().allMatch(c -> fits(values, c.name(), c.type()))
        && dynamics.bound().stream().allMatch(i -> fits(values, i.key(), i.type()));
  }

  private static boolean fits(Map<String, Array> values, String name, ArrayType type) {
    return values.containsKey(name) && values.get(name).type().equals(type);
  }

  /** The values that the field reads, the state's among them. */
  Map<String, Array> used(Map<String, Array> values) {
    List<String> names = new ArrayList<>(problem.components());
    dynamics.bound().stream().map(Input::key).forEach(names::add);
    return BoundValues.only(values, names);
  }

  Outcome solve(Map<String, Array> values, List<Double> times) {
    Map<String, List<Array>> saved = new LinkedHashMap<>();
    for (Component c : dynamics.components()) {
      Array y0 = values.get(c.name());
      BoundValues.checkFinite(c.name(), y0);
      saved.put(c.name(), new ArrayList<>(List.of(y0)));
    }
    Recorder recorder = new Recorder(problem.recordSteps(), false);
    if (times.size() == 1) {
      return new Outcome(new Status.Completed(), recorder.statistics(), times, saved);
    }
    int rows = BoundValues.rows(used(values));
    Map<String, Array> bound = BoundValues.of(dynamics, stepping.tolerances(), 1, values);
    try (Memory memory = new Memory(programs.backend(), rows, bound)) {
      Stepper stepper = new Stepper(programs, memory, recorder);
      dynamics
          .components()
          .forEach(c -> stepper.state(c).write(Storage.stored(values.get(c.name()))));
      BooleanSupplier cancelled = problem.cancelled();
      double[] after = times.stream().skip(1).mapToDouble(Double::doubleValue).toArray();
      Status status =
          new Driver(stepper, stepping, recorder, cancelled)
              .integrate(times.getFirst(), after, (index, inside) -> save(saved, stepper, inside));
      int reached = saved.get(problem.components().getFirst()).size();
      return new Outcome(status, recorder.statistics(), times.subList(0, reached), saved);
    }
  }

  private void save(Map<String, List<Array>> saved, Stepper stepper, boolean inside) {
    for (Component c : dynamics.components()) {
      Array value = inside ? stepper.readInside(c) : stepper.read(c.name());
      saved.get(c.name()).add(value);
    }
  }

  static Map<String, ArrayType> types(Map<String, Array> values, List<String> without) {
    Map<String, ArrayType> types = new HashMap<>();
    values.forEach((name, value) -> types.put(name, value.type()));
    types.keySet().removeAll(without);
    return types;
  }
}
