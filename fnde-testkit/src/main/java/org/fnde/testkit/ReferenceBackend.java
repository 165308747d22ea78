package org.fnde.testkit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.fnde.backend.Backend;
import org.fnde.backend.Executable;
import org.fnde.backend.Run;
import org.fnde.graph.Program;
import org.fnde.testkit.reference.ReferenceExecutable;
import org.fnde.testkit.reference.ReferenceRun;

/**
 * The reference interpreter: plain Java that evaluates a program node by node in double and rounds
 * every result to its element type. Slow, complete, and what other backends are compared with.
 * Thread-safe.
 */
public final class ReferenceBackend implements Backend {

  /** The id of its provider. */
  public static final String ID = "reference";

  private final ConcurrentMap<Program, Executable> compiled = new ConcurrentHashMap<>();

  /** Makes an interpreter that has compiled nothing yet. */
  public ReferenceBackend() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Executable compile(Program program) {
    return compiled.computeIfAbsent(program, p -> new ReferenceExecutable(this, p));
  }

  @Override
  public Run open(int rows) {
    return new ReferenceRun(this, rows);
  }

  @Override
  public void close() {
    compiled.clear();
  }
}
