package org.fnde.tests.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Statistics;
import org.fnde.testkit.ReferenceBackend;
import org.junit.jupiter.api.Test;

/** What a norm leaves out costs nothing and decides nothing. */
final class SeminormTest {

  private static Statistics backward(Backend backend, String norm, Set<String> wrt) {
    try (Node node =
            Fields.cubic()
                .backend(backend)
                .tolerances(1e-6, 1e-9)
                .adjoint(Backsolve.norm(norm))
                .recordSteps(true)
                .saveAt(0, 0.3, 1)
                .node(wrt);
        Evaluation e = node.evaluate(Map.of("y", Fields.CUBIC_START))) {
      e.pullback(Map.of("y", Array.rows(1, new double[] {0, 0, 1, 0, 1, 1}, 3, 2)));
      return e.backward();
    }
  }

  @Test
  void stepsAreTheSameWithAndWithoutParameters() {
    try (Backend backend = new ReferenceBackend()) {
      Statistics with = backward(backend, "seminorm", Set.of("y", "w"));
      Statistics without = backward(backend, "seminorm", Set.of("y"));
      assertEquals(with, without);
      Statistics mixed = backward(backend, "mixed", Set.of("y", "w"));
      assertTrue(mixed.nfe() > with.nfe());
    }
  }

  @Test
  void parameterGradientsAreFormedOnlyWhereTheyAreRead() {
    try (Watched backend = new Watched()) {
      backward(backend, "seminorm", Set.of("w"));
      // The first stage is carried over, the second has weight 0 in dopri5.
      assertEquals(5, weightGradients(backend, "read at its end"));
      assertEquals(5, weightGradients(backend, "read inside, the last"));
    }
    try (Watched backend = new Watched()) {
      backward(backend, "mixed", Set.of("w"));
      assertEquals(5, weightGradients(backend, "read at its end"));
    }
  }

  @Test
  void noParameterErrorIsEstimated() {
    try (Watched semi = new Watched();
        Watched mixed = new Watched()) {
      backward(semi, "seminorm", Set.of("w"));
      backward(mixed, "mixed", Set.of("w"));
      String variant = "read at its end";
      assertEquals(2, squareRoots(semi, variant), "rms of y and of its adjoint");
      assertEquals(4, squareRoots(mixed, variant), "and of the time's and the weight's gradient");
    }
  }

  private static int squareRoots(Watched backend, String variant) {
    return backend.step(variant).operations().getOrDefault("sqrt", 0);
  }

  private static int weightGradients(Watched backend, String variant) {
    var operations = backend.step(variant).operations();
    int sums = operations.getOrDefault("contractRows", 0) + operations.getOrDefault("sumRows", 0);
    int norms = 2;
    return sums - norms;
  }
}
