package org.fnde.tests.solve;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fnde.backend.Backend;
import org.fnde.backend.Executable;
import org.fnde.backend.Run;
import org.fnde.graph.Program;
import org.fnde.testkit.ReferenceBackend;

/** Keeps what was compiled. */
final class Watched implements Backend {
  private final Backend inner = new ReferenceBackend();
  private final List<Executable> compiled = new CopyOnWriteArrayList<>();

  @Override
  public String id() {
    return inner.id();
  }

  @Override
  public Executable compile(Program program) {
    Executable executable = inner.compile(program);
    compiled.add(executable);
    return executable;
  }

  @Override
  public Run open(int rows) {
    return inner.open(rows);
  }

  @Override
  public void close() {
    inner.close();
  }

  List<Executable> compiled() {
    return compiled;
  }

  /** The last compiled step program of a variant. */
  Executable step(String variant) {
    return compiled.stream()
        .filter(e -> e.program().name().equals("step " + variant))
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}
