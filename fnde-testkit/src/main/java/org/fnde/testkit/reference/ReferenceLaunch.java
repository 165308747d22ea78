package org.fnde.testkit.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.backend.Launch;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Input;

/** Interprets a program on buffers. */
final class ReferenceLaunch implements Launch {
  private final ReferenceRun run;
  private final ReferenceExecutable.Bound bound;
  private final Map<Input, ReferenceBuffer> sources;
  private final Map<Program.Output, ReferenceBuffer> targets;
  private final List<Input> steps;
  private final double[] stepValues;
  private final List<Program.Output> scalars;
  private final double[] results;
  private Optional<Frame> attempted = Optional.empty();

  ReferenceLaunch(
      ReferenceRun run,
      ReferenceExecutable.Bound bound,
      Map<Input, ReferenceBuffer> sources,
      Map<Program.Output, ReferenceBuffer> targets) {
    this.run = run;
    this.bound = bound;
    this.sources = sources;
    this.targets = targets;
    Program program = bound.executable().program();
    this.steps = program.inputs().stream().filter(i -> i.lifetime() == Lifetime.STEP).toList();
    this.stepValues = new double[steps.size()];
    this.scalars =
        program.outputs().stream().filter(o -> o.value().shape().equals(Shape.of())).toList();
    this.results = new double[scalars.size()];
  }

  @Override
  public int slot(String input) {
    return index("STEP input", input, steps.stream().map(Input::key).toList());
  }

  @Override
  public void set(int slot, double value) {
    run.checkOpen();
    stepValues[slot] = value;
  }

  @Override
  public void attempt() {
    run.checkOpen();
    Map<Input, Value> inputs = new HashMap<>(bound.inputs());
    sources.forEach((input, buffer) -> inputs.put(input, buffer.value()));
    for (int i = 0; i < steps.size(); i++) {
      inputs.put(steps.get(i), new Value(ArrayType.scalar(), 1, new double[] {stepValues[i]}));
    }
    Frame frame = bound.executable().frame(run.rows(), inputs);
    attempted = Optional.of(frame);
    compute(frame, Group.ATTEMPT);
  }

  @Override
  public void commit() {
    run.checkOpen();
    Frame frame =
        attempted.orElseThrow(() -> new IllegalStateException("commit() before any attempt()"));
    compute(frame, Group.COMMIT);
  }

  private void compute(Frame frame, Group group) {
    Program program = bound.executable().program();
    try {
      frame.evaluate(bound.executable().nodes(group));
    } catch (RuntimeException e) {
      run.fail(program, e);
      return;
    }
    for (Program.Output o : program.outputs()) {
      if (o.group() == group) {
        store(o, frame.value(o.value()));
      }
    }
  }

  private void store(Program.Output output, Value value) {
    if (targets.containsKey(output)) {
      targets.get(output).set(value);
    } else {
      results[scalars.indexOf(output)] = value.data()[0];
    }
  }

  @Override
  public int result(String output) {
    return index("scalar output", output, scalars.stream().map(Program.Output::name).toList());
  }

  @Override
  public double get(int result) {
    run.checkOpen();
    run.report();
    return results[result];
  }

  private int index(String what, String name, List<String> names) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "program "
              + bound.executable().program().name()
              + " has no "
              + what
              + " '"
              + name
              + "', only "
              + names);
    }
    return index;
  }
}
