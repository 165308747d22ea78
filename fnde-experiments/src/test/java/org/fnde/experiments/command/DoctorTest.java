package org.fnde.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fnde.backend.Backend;
import org.fnde.spi.BackendProvider;
import org.fnde.spi.Options;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;

class DoctorTest {
  private record Found(String id, Optional<String> unavailable) implements BackendProvider {
    @Override
    public List<String> diagnostics() {
      return unavailable.isPresent() ? List.of() : List.of("device 0: fast");
    }

    @Override
    public Backend create(Options options) {
      throw new UnsupportedOperationException("only looked at");
    }
  }

  @Test
  void devicesAndReasonsAreShown() {
    Found good = new Found("good", Optional.empty());
    Found bad = new Found("bad", Optional.of("no driver"));
    Providers providers = Providers.of(List.of(), List.of(), List.of(), List.of(good, bad));
    Fnde.Result result = new Fnde(providers).run("doctor");
    assertEquals(0, result.status(), result.err());
    List<String> lines = result.out().lines().toList();
    assertTrue(lines.contains("backend bad: not usable: no driver"), result.out());
    assertEquals("  device 0: fast", lines.get(lines.indexOf("backend good: usable") + 1));
  }
}
