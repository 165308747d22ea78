package org.fnde.experiments.command;

import java.util.List;
import org.fnde.backend.Backend;
import org.fnde.backend.Executable;
import org.fnde.backend.Run;
import org.fnde.graph.Program;
import org.fnde.spi.BackendProvider;
import org.fnde.spi.Option;
import org.fnde.spi.Options;

/** A backend that can be named but runs nothing. */
record StubBackendProvider(String id) implements BackendProvider, Backend {
  @Override
  public List<Option> options() {
    return List.of(new Option("threads", 0, "threads"));
  }

  @Override
  public Backend create(Options options) {
    return this;
  }

  @Override
  public Executable compile(Program program) {
    throw new UnsupportedOperationException(program.toString());
  }

  @Override
  public Run open(int rows) {
    throw new UnsupportedOperationException("rows " + rows);
  }

  @Override
  public void close() {}
}
