package org.fnde.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fnde.backend.Backend;
import org.fnde.backend.Executable;
import org.fnde.backend.Run;
import org.fnde.graph.DType;
import org.fnde.graph.Program;
import org.fnde.spi.BackendProvider;
import org.fnde.spi.Option;
import org.fnde.spi.Options;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;

class SymOdenSetupTest {
  /** A backend that compiles nothing; those not closed are counted. */
  private record Refusing(AtomicInteger open) implements BackendProvider, Backend {
    @Override
    public String id() {
      return "refusing";
    }

    @Override
    public List<Option> options() {
      return List.of(new Option("threads", 0, "threads"));
    }

    @Override
    public Backend create(Options options) {
      open.incrementAndGet();
      return this;
    }

    @Override
    public Executable compile(Program program) {
      throw new UnsupportedOperationException("compile");
    }

    @Override
    public Run open(int rows) {
      throw new UnsupportedOperationException("open");
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  @Test
  void aStepThatCannotBeOpenedLeavesNoBackendOpen() {
    Refusing backend = new Refusing(new AtomicInteger());
    Providers providers = Providers.of(List.of(), List.of(), List.of(), List.of(backend));
    SymOdenSetup setup = new SymOdenSetup(providers, "refusing", "seminorm", DType.FLOAT32);
    SymOdenCase data = SymOdenCase.seeded(2, DType.FLOAT32);
    RuntimeException e = assertThrows(RuntimeException.class, () -> setup.open(data, 1, 1));
    assertTrue(e.getMessage().contains("compile"), e.toString());
    assertEquals(0, backend.open().get());
  }
}
