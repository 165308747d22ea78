package org.fnde.tests.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.fnde.solve.Statistics;
import org.fnde.solve.Statistics.Attempt;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

/** Comparisons with the peer's numbers. */
final class Close {
  /** What is allowed where the case names no greater noise. */
  static final double PRECISION = 1e-9;

  /** The size of a rounding error relative to a value. */
  static final double ROUNDING = 0x1p-53;

  private Close() {}

  /** A test whose failure says the case, also where a report leaves out the display name. */
  static DynamicTest named(String id, Executable check) {
    return DynamicTest.dynamicTest(
        id,
        () -> {
          try {
            check.execute();
          } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(id + ": " + e.getMessage(), e);
          }
        });
  }

  /** Equal within a tolerance, absolute below 1 and relative above. */
  static void values(String what, double[] expected, double[] actual, double tolerance) {
    assertEquals(expected.length, actual.length, what + ": number of values");
    for (int i = 0; i < expected.length; i++) {
      double allowed = tolerance * Math.max(1, Math.abs(expected[i]));
      assertEquals(expected[i], actual[i], allowed, what + " [" + i + "]");
    }
  }

  /**
   * The same attempts in the same order; the files hold no more than the first 120 of a kind.
   *
   * @param sign of the peer's start times
   */
  static void steps(JsonNode expected, Statistics actual, double sign, double tolerance) {
    kind("accepted", expected, actual.steps(), Attempt::accepted, sign, tolerance);
    kind("rejected", expected, actual.steps(), a -> !a.accepted(), sign, tolerance);
  }

  private static void kind(
      String kind,
      JsonNode expected,
      List<Attempt> attempts,
      Predicate<Attempt> filter,
      double sign,
      double tolerance) {
    List<double[]> pairs = new ArrayList<>();
    attempts.stream().filter(filter).forEach(a -> pairs.add(new double[] {a.t(), a.h()}));
    assertEquals(expected.get("n_" + kind).intValue(), pairs.size(), kind + " steps");
    for (int i = 0; i < expected.get(kind).size(); i++) {
      double t = sign * expected.get(kind).get(i).get(0).doubleValue();
      double h = expected.get(kind).get(i).get(1).doubleValue();
      String what = kind + " step " + i;
      assertEquals(t, pairs.get(i)[0], tolerance * Math.max(1, Math.abs(t)), what + " start");
      assertEquals(h, Math.abs(pairs.get(i)[1]), tolerance * h, what + " size");
    }
  }
}
