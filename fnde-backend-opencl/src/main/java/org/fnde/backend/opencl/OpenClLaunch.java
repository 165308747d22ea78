package org.fnde.backend.opencl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fnde.backend.BackendException;
import org.fnde.backend.Launch;
import org.fnde.backend.opencl.device.Context;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.device.Scalar;
import org.fnde.backend.opencl.device.StepValues;
import org.fnde.backend.opencl.exec.Prepared;
import org.fnde.backend.opencl.exec.Resources;
import org.fnde.backend.opencl.lowering.Plan;
import org.fnde.backend.opencl.lowering.Value;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Input;

/** A plan with its memory. */
final class OpenClLaunch implements Launch {
  private final OpenClRun run;
  private final Resources resources;
  private final Program program;
  private final Plan plan;
  private final Prepared prepared;
  private final Optional<StepValues> stepValues;
  private final double[] steps;
  private final List<Plan.Out> scalarOutputs = new ArrayList<>();
  private final List<Scalar> scalars = new ArrayList<>();
  private final double[] results;
  private final boolean[] known;
  private boolean attempted;

  OpenClLaunch(OpenClRun run, OpenClBinding binding, Map<String, OpenClBuffer> buffers) {
    this.run = run;
    this.resources = run.resources();
    this.program = binding.compiled().program();
    this.plan = binding.compiled().plan();
    Context context = run.backend().context();
    // One more, for STEP inputs that nothing reads.
    this.steps = new double[plan.steps().size() + 1];
    this.stepValues =
        plan.steps().isEmpty()
            ? Optional.empty()
            : Optional.of(resources.add(new StepValues(run.queue(), plan.steps().size())));
    Map<Integer, Memory> bound = binding.acquire();
    resources.add((AutoCloseable) binding::release);
    Map<String, Supplier<Memory>> outputs = outputs(context, buffers);
    this.results = new double[scalars.size()];
    this.known = new boolean[scalars.size()];
    this.prepared =
        new Prepared(
            context,
            run.backend().tuner(),
            resources,
            program.name(),
            run.rows(),
            plan,
            memory(bound, buffers),
            outputs::get);
  }

  /** The key of an output's buffer, apart from those of inputs. */
  static String output(String name) {
    return "output " + name;
  }

  private Map<String, Supplier<Memory>> outputs(
      Context context, Map<String, OpenClBuffer> buffers) {
    Map<String, Supplier<Memory>> outputs = new HashMap<>();
    for (Plan.Out out : plan.outputs()) {
      if (out.type().shape().equals(Shape.of())) {
        long bytes = out.type().dtype().bytes();
        Memory memory =
            resources.add(context.allocate(bytes, "a result of program " + program.name()));
        run.queue().clear(memory);
        scalarOutputs.add(out);
        scalars.add(new Scalar(memory, out.type().dtype()));
        outputs.put(out.name(), () -> memory);
      } else {
        outputs.put(out.name(), buffers.get(output(out.name()))::memory);
      }
    }
    return outputs;
  }

  private Map<Integer, Supplier<Memory>> memory(
      Map<Integer, Memory> bound, Map<String, OpenClBuffer> buffers) {
    Map<Integer, Supplier<Memory>> memory = new HashMap<>();
    bound.forEach((value, m) -> memory.put(value, () -> m));
    for (Value value : plan.values()) {
      if (value.home() instanceof Value.Given(String input)) {
        memory.put(value.id(), buffers.get(input)::memory);
      } else if (value.home() instanceof Value.StepNumbers) {
        stepValues.ifPresent(s -> memory.put(value.id(), s::memory));
      }
    }
    return memory;
  }

  @Override
  public int slot(String input) {
    List<String> declared =
        program.inputs().stream()
            .filter(i -> i.lifetime() == Lifetime.STEP)
            .map(Input::key)
            .toList();
    if (!declared.contains(input)) {
      throw new IllegalArgumentException(
          "program " + program.name() + " has no STEP input " + input + ", only " + declared);
    }
    int at = plan.steps().indexOf(input);
    return at < 0 ? plan.steps().size() : at;
  }

  @Override
  public void set(int slot, double value) {
    steps[slot] = value;
  }

  @Override
  public void attempt() {
    synchronized (resources) {
      resources.requireOpen();
      try {
        if (stepValues.isPresent()) {
          stepValues.get().send(steps);
        }
        prepared.attempt(run.queue());
      } catch (BackendException e) {
        throw failed(e);
      }
      attempted = true;
      forget(Group.ATTEMPT);
    }
  }

  @Override
  public void commit() {
    synchronized (resources) {
      resources.requireOpen();
      if (!attempted) {
        throw new IllegalStateException("commit() before any attempt()");
      }
      try {
        prepared.commit(run.queue());
      } catch (BackendException e) {
        throw failed(e);
      }
      forget(Group.COMMIT);
    }
  }

  private BackendException failed(BackendException e) {
    return new BackendException("program " + program.name() + ": " + e.getMessage(), e);
  }

  private void forget(Group group) {
    for (int i = 0; i < known.length; i++) {
      known[i] &= scalarOutputs.get(i).group() != group;
    }
  }

  @Override
  public int result(String output) {
    for (int i = 0; i < scalarOutputs.size(); i++) {
      if (scalarOutputs.get(i).name().equals(output)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "program "
            + program.name()
            + " has no scalar output "
            + output
            + ", only "
            + scalarOutputs.stream().map(Plan.Out::name).toList());
  }

  @Override
  public double get(int result) {
    synchronized (resources) {
      resources.requireOpen();
      if (!known[result]) {
        try {
          results[result] = scalars.get(result).read(run.queue());
        } catch (BackendException e) {
          throw failed(e);
        }
        known[result] = true;
      }
      return results[result];
    }
  }
}
