package org.fnde.solve;

import java.util.Map;
import java.util.Set;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Residence;
import org.fnde.graph.Program;
import org.fnde.solve.engine.CompiledProgram;

/** A compiled program, for example a readout with a loss. Its values are the program's outputs. */
public final class ProgramNode implements Node {
  private final CompiledProgram program;

  private ProgramNode(CompiledProgram program) {
    this.program = program;
  }

  /**
   * Compiles a program and its VJP.
   *
   * @param program all its inputs are BOUND, which is what the values of one evaluation are
   * @param backend what runs it; stays the caller's to close
   * @param wrt the inputs to differentiate with respect to, may be empty
   * @return the node
   * @throws IllegalArgumentException if an input is not BOUND, or {@code wrt} names no input of
   *     floating-point type
   */
  public static ProgramNode of(Program program, Backend backend, Set<String> wrt) {
    return new ProgramNode(new CompiledProgram(program, backend, wrt));
  }

  @Override
  public Evaluation evaluate(Map<String, Array> inputs) {
    Map<String, Array> given = Map.copyOf(inputs);
    Residence kept = program.keep(given);
    try {
      return new Computed(program, given, program.values(given), kept);
    } catch (RuntimeException | Error e) {
      kept.close();
      throw e;
    }
  }

  @Override
  public void close() {}

  private record Computed(
      CompiledProgram program, Map<String, Array> inputs, Map<String, Array> values, Residence kept)
      implements Evaluation {
    @Override
    public Map<String, Array> pullback(Map<String, Array> cotangents) {
      return program.gradients(inputs, cotangents);
    }

    @Override
    public Statistics forward() {
      return Statistics.NONE;
    }

    @Override
    public Statistics backward() {
      return Statistics.NONE;
    }

    @Override
    public void close() {
      kept.close();
    }
  }
}
