package org.fnde.solve.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.equation.Component;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.solve.Status;

/** One backward solve, segment by segment between save times. For one thread. */
final class Pullback {
  private final AdjointSolve adjoint;
  private final Memory memory;
  private final Outcome outcome;
  private final Cotangents cotangents;
  private final Recorder recorder;
  private final Stepper stepper;
  private final List<Component> state;
  private final Launch transition;
  private final double[] timeGradients;

  Pullback(AdjointSolve adjoint, Memory memory, Outcome outcome, Cotangents cotangents) {
    this.adjoint = adjoint;
    this.memory = memory;
    this.outcome = outcome;
    this.cotangents = cotangents;
    this.state = adjoint.forward().dynamics().components();
    this.recorder = new Recorder(adjoint.problem().recordSteps(), true);
    this.stepper = new Stepper(adjoint.programs(), memory, recorder);
    this.transition = memory.prepare(adjoint.transition());
    this.timeGradients = new double[outcome.times().size()];
  }

  Gradients run(Map<String, Array> values) {
    Driver driver =
        new Driver(stepper, adjoint.stepping(), recorder, adjoint.problem().cancelled());
    for (int i = outcome.times().size() - 1; i > 0; i--) {
      enter(i);
      double[] end = {outcome.times().get(i - 1)};
      Status status = driver.integrate(outcome.times().get(i), end, (index, inside) -> {});
      if (!status.isCompleted()) {
        return new Gradients(status, recorder.statistics(), Map.of());
      }
    }
    enter(0);
    Map<String, Array> gradients = new LinkedHashMap<>();
    for (String name : adjoint.wrt()) {
      gradients.put(name, gradient(name, values));
    }
    return new Gradients(new Status.Completed(), recorder.statistics(), gradients);
  }

  /** Puts the stored state in place and lets the cotangent of save time {@code i} come in. */
  private void enter(int i) {
    for (Component c : state) {
      stepper.state(c).write(Storage.stored(outcome.saved().get(c.name()).get(i)));
      if (cotangents.has(c)) {
        buffer(Names.cotangent(c.name()), c.type()).write(Storage.stored(cotangents.at(c, i)));
      }
    }
    boolean times = adjoint.withTimes() && i > 0;
    if (adjoint.withTimes()) {
      double t = adjoint.forward().dynamics().dtype().round(outcome.times().get(i));
      transition.set(transition.slot(Names.TIME), t);
      if (times) {
        recorder.evaluatedField(t);
      }
    }
    transition.attempt();
    for (Component c : state) {
      advance(AdjointTracer.adjoint(c.name()), c.type());
    }
    if (times) {
      timeGradients[i] = transition.get(transition.result(TransitionTracer.TIME_GRADIENT));
      advance(AdjointTracer.adjoint(Component.TIME), adjoint.forward().dynamics().timeType());
    }
  }

  private void advance(String component, ArrayType type) {
    buffer(Names.state(component), type).swap(buffer(Names.nextState(component), type));
  }

  private Buffer buffer(String name, ArrayType type) {
    return memory.buffer(name, Storage.type(type));
  }

  private Array gradient(String name, Map<String, Array> values) {
    String component = AdjointTracer.adjoint(name);
    if (name.equals(Component.TIME)) {
      timeGradients[0] = stepper.read(component).get(0);
      ArrayType type = new ArrayType(DType.FLOAT64, Shape.of(timeGradients.length));
      return Array.of(type, 1, timeGradients);
    }
    boolean read =
        adjoint.programs().integrand().kept().stream().anyMatch(c -> c.name().equals(component));
    Array like = values.get(name);
    return read
        ? stepper.read(component)
        : Array.of(like.type(), like.rows(), new double[like.length()]);
  }
}
