package org.fnde.backend.simd;

import java.util.Map;
import java.util.Optional;
import org.fnde.backend.Array;
import org.fnde.backend.Binding;
import org.fnde.backend.Executable;
import org.fnde.backend.simd.exec.Plan;
import org.fnde.backend.simd.lowering.Lowering;
import org.fnde.graph.Program;

/** A lowered program, and the program that computes its constants. */
final class SimdExecutable implements Executable {
  private final SimdBackend backend;
  private final Program program;
  private final Lowering.Result lowered;
  private final Optional<SimdExecutable> constants;

  private SimdExecutable(
      SimdBackend backend,
      Program program,
      Lowering.Result lowered,
      Optional<SimdExecutable> constants) {
    this.backend = backend;
    this.program = program;
    this.lowered = lowered;
    this.constants = constants;
  }

  static SimdExecutable of(SimdBackend backend, Program program, boolean keepConstants) {
    Lowering.Result lowered = Lowering.lower(program.inlined(), keepConstants, backend.library());
    Program inner = lowered.constants();
    Optional<SimdExecutable> constants =
        inner.outputs().isEmpty() ? Optional.empty() : Optional.of(of(backend, inner, false));
    return new SimdExecutable(backend, program, lowered, constants);
  }

  SimdBackend backend() {
    return backend;
  }

  Plan plan() {
    return lowered.plan();
  }

  Lowering.Result lowered() {
    return lowered;
  }

  Optional<SimdExecutable> constants() {
    return constants;
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public Binding bind(Map<String, Array> inputs) {
    return SimdBinding.of(this, inputs);
  }

  @Override
  public Map<String, Integer> operations() {
    return Map.copyOf(plan().operations());
  }

  @Override
  public int phases() {
    return plan().phases();
  }
}
