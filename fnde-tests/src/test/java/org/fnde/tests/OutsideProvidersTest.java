package org.fnde.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fnde.solve.Solution;
import org.fnde.solve.Solve;
import org.fnde.solve.Statistics;
import org.fnde.spi.Provider;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a module that knows fnde-api alone provides is found, and used by its id. */
class OutsideProvidersTest {
  private final Providers providers = Providers.load();

  @ParameterizedTest
  @CsvSource({
    "norm, outside-largest-state",
    "method, outside-bosh3",
    "controller, outside-halving"
  })
  void theirModuleIsNamedAndTheirIdsAreListed(String kind, String id) {
    Provider<?> found =
        providers.all().get(kind).stream().filter(p -> p.id().equals(id)).findAny().orElseThrow();
    assertEquals("org.fnde.tests.provider", found.getClass().getModule().getName());
  }

  @Test
  void theyAreMadeByIdWithOptions() {
    assertEquals("outside-bosh3", providers.method("outside-bosh3").name());
    assertEquals(
        List.of(2.0, 1.0),
        List.of(
            factorAt(0.1, "outside-halving:double-below=0.2"), factorAt(0.1, "outside-halving")));
  }

  @Test
  void theySolveAnEquationTogether() {
    Solution solution =
        Solve.of((t, y, in) -> y.negate())
            .method("outside-bosh3")
            .norm("outside-largest-state")
            .controller("outside-halving")
            .tolerances(1e-7, 1e-7)
            .run(new double[] {1}, 0, 5)
            .orThrow();
    assertEquals(Math.exp(-5), solution.last()[0], 1e-5);
    Statistics counts = solution.statistics();
    long attempts = counts.accepted() + counts.rejected();
    assertEquals(2 + 3 * attempts, counts.nfe(), "two to start, three a step: first same as last");
  }

  @Test
  void whatIsUnknownIsAnsweredWithWhatExists() {
    Exception norm =
        assertThrows(IllegalArgumentException.class, () -> providers.norm("outside-smallest"));
    assertTrue(norm.getMessage().contains("outside-largest-state"), norm.getMessage());
    Exception option =
        assertThrows(
            IllegalArgumentException.class, () -> providers.controller("outside-halving:safety=1"));
    assertTrue(option.getMessage().contains("double-below"), option.getMessage());
  }

  private double factorAt(double ratio, String spec) {
    return providers.controller(spec).factor(ratio, 5, new double[0], 0);
  }
}
