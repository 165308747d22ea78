package org.fnde.backend.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fnde.backend.BackendException;
import org.fnde.backend.Launch;
import org.fnde.backend.simd.exec.Frame;
import org.fnde.backend.simd.exec.Plan;
import org.fnde.backend.simd.exec.Runner;
import org.fnde.backend.simd.exec.Stage;
import org.fnde.backend.simd.exec.Storage;
import org.fnde.backend.simd.exec.Tiling;
import org.fnde.backend.simd.inspect.Counters;
import org.fnde.backend.simd.inspect.Inspected;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Input;

/** A plan with its arrays. */
final class SimdLaunch implements Launch, Inspected {
  /** Programs faster than this run on the calling thread alone. */
  private static final double SMALL_NANOS = 100_000;

  private record Slot(int number, SimdBuffer buffer) {}

  /** An output that an attempt computes and a commit shows, by exchanging arrays. */
  private static final class Held {
    private final int number;
    private final SimdBuffer buffer;
    private Object array;

    Held(int number, SimdBuffer buffer, int rows) {
      this.number = number;
      this.buffer = buffer;
      this.array = Storage.allocate(buffer.type(), rows);
    }
  }

  private final SimdRun run;
  private final Program program;
  private final Plan plan;
  private final Runner runner;
  private final List<Slot> buffers = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private final int[] stepPlaces;
  private final double[] stepValues;
  private final double[] scalars;
  private final float[] rounded;
  private long ownBytes;

  SimdLaunch(
      SimdRun run,
      SimdBinding binding,
      Map<String, SimdBuffer> inputs,
      Map<String, SimdBuffer> outputs) {
    this.run = run;
    this.program = binding.lowered().program();
    this.plan = binding.lowered().plan();
    double nanos = plan.regions().stream().mapToDouble(r -> r.nanos(run.rows())).sum();
    boolean small = nanos < SMALL_NANOS;
    this.runner = new Runner(plan, run.backend().workers(), run.rows(), small);
    this.stepPlaces = plan.steps().values().stream().mapToInt(Integer::intValue).toArray();
    // One more, for STEP inputs that nothing reads.
    this.stepValues = new double[stepPlaces.length + 1];
    this.scalars = plan.scalars().clone();
    this.rounded = new float[scalars.length];
    plan.rowCounts().forEach(i -> scalars[i] = run.rows());
    for (int i = 0; i < scalars.length; i++) {
      rounded[i] = (float) scalars[i];
    }
    runner.set(Frame.POOL32, rounded);
    runner.set(Frame.POOL64, scalars);
    binding.arrays().forEach(runner::set);
    for (int i = 0; i < plan.arrays().size(); i++) {
      fill(Frame.FIRST_FREE + i, plan.arrays().get(i), inputs, outputs);
    }
  }

  private void fill(
      int number, Plan.Slot slot, Map<String, SimdBuffer> inputs, Map<String, SimdBuffer> outputs) {
    switch (slot) {
      case Plan.Input in -> buffers.add(new Slot(number, inputs.get(in.name())));
      case Plan.Output out when out.held() -> {
        Held h = new Held(number, outputs.get(out.name()), run.rows());
        ownBytes += Storage.bytes(h.array);
        held.add(h);
      }
      case Plan.Output out -> buffers.add(new Slot(number, outputs.get(out.name())));
      case Plan.StepPanels p -> own(number, Storage.allocate(p.dtype(), p.length()));
      case Plan.Rows r ->
          own(number, Storage.allocate(r.dtype(), r.size() * Tiling.stride(run.rows())));
      case Plan.PerWorker w -> runner.setEach(number, w.make());
      case Plan.Constant c -> {}
      case Plan.Panels p -> {}
    }
  }

  private void own(int number, Object array) {
    ownBytes += Storage.bytes(array);
    runner.set(number, array);
  }

  @Override
  public int slot(String input) {
    Input declared =
        program.inputs().stream()
            .filter(i -> i.key().equals(input) && i.lifetime() == Lifetime.STEP)
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "program "
                        + program.name()
                        + " has no STEP input "
                        + input
                        + ", only "
                        + program.inputs().stream()
                            .filter(i -> i.lifetime() == Lifetime.STEP)
                            .map(Input::key)
                            .toList()));
    int at = List.copyOf(plan.steps().keySet()).indexOf(declared.key());
    return at < 0 ? stepPlaces.length : at;
  }

  @Override
  public void set(int slot, double value) {
    stepValues[slot] = value;
  }

  @Override
  public void attempt() {
    run.requireOpen();
    for (int i = 0; i < buffers.size(); i++) {
      Slot b = buffers.get(i);
      runner.set(b.number, b.buffer.array());
    }
    for (int i = 0; i < held.size(); i++) {
      Held h = held.get(i);
      runner.set(h.number, h.array);
    }
    for (int i = 0; i < stepPlaces.length; i++) {
      scalars[stepPlaces[i]] = stepValues[i];
      rounded[stepPlaces[i]] = (float) stepValues[i];
    }
    run(plan.attempt());
  }

  @Override
  public void commit() {
    run.requireOpen();
    run(plan.commit());
    for (int i = 0; i < held.size(); i++) {
      Held h = held.get(i);
      h.array = h.buffer.exchange(h.array);
    }
  }

  private void run(List<Stage> stages) {
    try {
      runner.run(stages);
    } catch (RuntimeException e) {
      throw new BackendException("program " + program.name() + " failed: " + e, e);
    }
  }

  @Override
  public int result(String output) {
    Integer at = plan.results().get(output);
    if (at == null) {
      throw new IllegalArgumentException(
          "program "
              + program.name()
              + " has no scalar output "
              + output
              + ", only "
              + plan.results().keySet());
    }
    return at;
  }

  @Override
  public double get(int result) {
    run.requireOpen();
    return scalars[result];
  }

  @Override
  public Counters counters() {
    return new Counters(
        runner.forkJoins(),
        runner.handedOut(),
        runner.tilings().stream().map(Tiling::slots).toList(),
        runner.tilings().stream().map(Tiling::tile).toList(),
        runner.bytes() + ownBytes);
  }
}
