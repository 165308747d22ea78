package org.fnde.tests.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.equation.Role;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Solve;
import org.fnde.solve.Statistics;
import org.fnde.testkit.ReferenceBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tolerances of an adjoint solve: by role, by name, and relative to the cotangent. */
final class AdjointTolerancesTest {
  private static final double[] COTANGENT = {9, 7, 0.5, -0.25, 1, 2};
  private static final Map<String, Array> INPUTS =
      Map.of("y", Fields.CUBIC_START, "w", Fields.CUBIC_WEIGHT);

  private record Result(Statistics cost, double[] y, double[] w) {}

  private static Solve solve(Backend backend, Backsolve adjoint) {
    return Fields.cubic()
        .backend(backend)
        .tolerances(1e-4, 1e-6)
        .adjoint(adjoint)
        .recordSteps(true)
        .saveAt(0, 0.3, 1);
  }

  private static Result run(Backsolve adjoint, double... cotangent) {
    try (Backend backend = new ReferenceBackend();
        Node node = solve(backend, adjoint).node()) {
      return pullback(node, cotangent);
    }
  }

  private static Result pullback(Node node, double... cotangent) {
    try (Evaluation e = node.evaluate(INPUTS)) {
      Map<String, Array> gradients = e.pullback(Map.of("y", Array.rows(1, cotangent, 3, 2)));
      return new Result(
          e.backward(), gradients.get("y").toDoubles(), gradients.get("w").toDoubles());
    }
  }

  private static double[] times(double scale, double... values) {
    return DoubleStream.of(values).map(x -> x * scale).toArray();
  }

  private static void assertSame(Result expected, Result actual) {
    assertEquals(expected.cost(), actual.cost());
    assertArrayEquals(expected.y(), actual.y());
    assertArrayEquals(expected.w(), actual.w());
  }

  @ParameterizedTest
  @CsvSource({"mixed, 0x1p-30", "mixed, 0x1p40", "seminorm, 0x1p-30", "seminorm, 0x1p40"})
  void aScaledLossTakesTheSameSteps(String norm, double scale) {
    Backsolve adjoint = Backsolve.norm(norm).atolOfCotangent(1e-5);
    Result one = run(adjoint, COTANGENT);
    Result scaled = run(adjoint, times(scale, COTANGENT));
    assertEquals(one.cost(), scaled.cost());
    assertArrayEquals(times(scale, one.y()), scaled.y());
    assertArrayEquals(times(scale, one.w()), scaled.w());
    Backsolve fixed = Backsolve.norm(norm).tolerances(1e-4, 1e-5);
    assertNotEquals(
        run(fixed, COTANGENT).cost(), run(fixed, times(scale, COTANGENT)).cost(), "not by itself");
  }

  @Test
  void theSizeIsTheLargestRmsAfterTheFirstSaveTime() {
    double size = Math.sqrt((1 + 4) / 2.0);
    Backsolve fixed =
        Backsolve.norm("mixed").atol(Role.ADJOINT, 1e-3 * size).atol(Role.QUADRATURE, 1e-3 * size);
    assertSame(
        run(fixed, COTANGENT), run(Backsolve.norm("mixed").atolOfCotangent(1e-3), COTANGENT));
  }

  @Test
  void aCotangentOfZeroCountsAsOne() {
    Backsolve relative = Backsolve.norm("mixed").atolOfCotangent(1e-3).rtol(Role.ADJOINT, 0);
    Result zero = run(relative, new double[6]);
    assertArrayEquals(new double[4], zero.w(), 0);
    Backsolve fixed =
        Backsolve.norm("mixed").tolerances(Role.ADJOINT, 0, 1e-3).atol(Role.QUADRATURE, 1e-3);
    assertSame(run(fixed, new double[6]), zero);
    assertTrue(zero.cost().accepted() > 0, "the state is still solved");
  }

  @Test
  void aCotangentThatAlmostVanishesIsSolved() {
    Result tiny = run(Backsolve.norm("mixed").atolOfCotangent(1e-6), times(1e-306, COTANGENT));
    assertTrue(Arrays.stream(tiny.w()).allMatch(Double::isFinite));
  }

  @Test
  void aRoleStandsForItsComponents() {
    Backsolve byName =
        Backsolve.norm("mixed")
            .tolerances("y", 1e-3, 1e-5)
            .tolerances("adj y", 1e-7, 1e-8)
            .tolerances("adj t", 1e-5, 1e-6)
            .tolerances("adj w", 1e-5, 1e-6);
    Backsolve byRole =
        Backsolve.norm("mixed")
            .tolerances(Role.STATE, 1e-3, 1e-5)
            .tolerances(Role.ADJOINT, 1e-7, 1e-8)
            .tolerances(Role.QUADRATURE, 1e-5, 1e-6);
    assertSame(run(byName, COTANGENT), run(byRole, COTANGENT));
  }

  @Test
  void namesComeBeforeRolesAndRolesBeforeAll() {
    Backsolve several =
        Backsolve.norm("mixed")
            .tolerances("adj y", 1e-8, 1e-9)
            .tolerances(Role.ADJOINT, 1e-2, 1e-2)
            .tolerances(Role.QUADRATURE, 1e-6, 1e-7)
            .tolerances(1e-3, 1e-5);
    Backsolve one =
        Backsolve.norm("mixed")
            .tolerances(1e-3, 1e-5)
            .tolerances("adj t", 1e-6, 1e-7)
            .tolerances("adj w", 1e-6, 1e-7)
            .tolerances("adj y", 1e-8, 1e-9);
    assertSame(run(one, COTANGENT), run(several, COTANGENT));
  }

  @Test
  void whatIsNotGivenIsTheForwardSolves() {
    Backsolve half = Backsolve.norm("mixed").rtol(Role.ADJOINT, 1e-7);
    Backsolve whole = Backsolve.norm("mixed").tolerances("adj y", 1e-7, 1e-6);
    assertSame(run(whole, COTANGENT), run(half, COTANGENT));
    Backsolve named = Backsolve.norm("mixed").tolerances(Role.STATE, 1e-4, 1e-6);
    Solve forward = Fields.cubic().tolerances(1e-4, 1e-6).tolerances("y", 1e-9, 1e-9);
    try (Node inherits = forward.adjoint(Backsolve.norm("mixed")).saveAt(0, 0.3, 1).node();
        Node chooses = forward.adjoint(named).saveAt(0, 0.3, 1).node()) {
      long inherited = pullback(inherits, COTANGENT).cost().nfe();
      assertTrue(pullback(chooses, COTANGENT).cost().nfe() < inherited);
    }
  }

  @Test
  void nothingIsCompiledAgain() {
    try (Watched backend = new Watched();
        Node node = solve(backend, Backsolve.norm("mixed").atolOfCotangent(1e-3)).node()) {
      pullback(node, COTANGENT);
      int compiled = backend.compiled().size();
      pullback(node, times(100, COTANGENT));
      pullback(node, new double[6]);
      assertEquals(compiled, backend.compiled().size());
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Backsolve adjoint = Backsolve.standard();
    refused(
        () -> run(adjoint.tolerances("adj v", 1e-3, 1e-3), COTANGENT),
        "'adj v'",
        "[adj t, y, adj y, adj w]");
    refused(() -> adjoint.tolerances(Role.ADJOINT, 0, 0), "rtol=0.0", "atol=0.0");
    refused(() -> adjoint.rtol(Role.ADJOINT, -1), "rtol", "-1.0", "ADJOINT");
    refused(() -> adjoint.atol(Role.STATE, Double.NaN), "atol", "NaN", "STATE");
    refused(() -> adjoint.atolOfCotangent(0), "ADJOINT", "0.0", "above 0");
    refused(() -> adjoint.atolOfCotangent(Role.STATE, 1), "STATE", "atol(STATE");
    Backsolve vanish = adjoint.rtol(Role.QUADRATURE, 0).atol(Role.QUADRATURE, 0);
    refused(() -> run(vanish, COTANGENT), "'adj t'", "rtol=0.0");
  }

  private static void refused(Executable action, String... parts) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
