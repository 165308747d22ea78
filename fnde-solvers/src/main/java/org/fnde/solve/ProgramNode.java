package org.fnde.solve;

import java.util.Map;
import java.util.Set;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.Program;

/** A compiled program, for example a readout with a loss. Its values are the program's outputs. */
public final class ProgramNode implements Node {
  private final Program program;

  private ProgramNode(Program program) {
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
    return new ProgramNode(program);
  }

  @Override
  public Evaluation evaluate(Map<String, Array> inputs) {
    throw new UnsupportedOperationException(program.name());
  }

  @Override
  public void close() {}
}
