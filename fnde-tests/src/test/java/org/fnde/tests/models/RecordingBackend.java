package org.fnde.tests.models;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fnde.backend.Backend;
import org.fnde.backend.Executable;
import org.fnde.backend.Run;
import org.fnde.graph.Program;

/** A backend that keeps the programs it compiles. */
record RecordingBackend(Backend backend, List<Program> programs) implements Backend {
  RecordingBackend(Backend backend) {
    this(backend, new CopyOnWriteArrayList<>());
  }

  @Override
  public String id() {
    return backend.id();
  }

  @Override
  public Executable compile(Program program) {
    programs.add(program);
    return backend.compile(program);
  }

  @Override
  public Run open(int rows) {
    return backend.open(rows);
  }

  @Override
  public void close() {
    backend.close();
  }
}
