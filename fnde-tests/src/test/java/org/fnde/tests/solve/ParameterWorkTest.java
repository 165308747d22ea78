package org.fnde.tests.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Executable;
import org.fnde.backend.simd.inspect.Inspected;
import org.fnde.equation.VectorField;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Call;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.Primitive;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Solve;
import org.fnde.solve.SolveNode;
import org.fnde.solve.Statistics;
import org.fnde.solve.Statistics.Attempt;
import org.fnde.spi.Provider;
import org.fnde.spi.Providers;
import org.fnde.testkit.ReferenceBackend;
import org.fnde.tests.solve.CountingBackend.Counter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the gradients of parameters cost in an adjoint solve, counted in what the backend executes:
 * a product of one weight matrix, so that a VJP with respect to it is one product summed over rows.
 */
class ParameterWorkTest {
  private static final Providers PROVIDERS = Providers.load();

  /** Whether the backend is there that counts these products apart. */
  private static final boolean SIMD =
      PROVIDERS.all().get("backend").stream()
          .filter(p -> p.id().equals("simd"))
          .map(Provider::unavailable)
          .anyMatch(Optional::isEmpty);

  private static final int ROWS = 5;
  private static final double[] TIMES = {0, 0.7, 2, 2.5};
  private static final String PARAMETER_VJP = "contractRows";
  private static final VectorField FIELD =
      (t, y, in) -> y.times(t.plus(1)).matmul(in.get("w")).tanh();

  private record Result(Statistics backward, List<Counter> launches, double[] gradient) {
    List<Counter> steps() {
      return launches.stream()
          .filter(c -> reads(c.executable().program(), ":t end").isPresent())
          .toList();
    }

    int parameterVjps() {
      return launches.stream().mapToInt(c -> c.attempts() * perAttempt(c.executable())).sum();
    }

    private static int perAttempt(Executable executable) {
      long calls =
          executable.program().nodes().stream().filter(n -> isParameterVjp(n.primitive())).count();
      if (SIMD) {
        int executed = executable.operations().getOrDefault(PARAMETER_VJP, 0);
        assertEquals(calls, executed, executable.program().name());
      }
      return (int) calls;
    }

    private static boolean isParameterVjp(Primitive primitive) {
      return primitive instanceof Call call
          && call.program().outputs().get(call.output()).name().equals(":d adj w");
    }
  }

  /** Stages 3 to 7 of an attempt, of which 7 is carried out or read; stage 1 once per segment. */
  @ParameterizedTest
  @ValueSource(strings = {"seminorm", "seminorm-torchdiffeq", "outside-largest-state"})
  void anAttemptFormsFiveParameterVjps(String norm) {
    Result result = solve(Backsolve.norm(norm), Set.of("y", "w"));
    assertTrue(result.backward.rejected() > 0, "the case must have a rejected step");
    assertEquals(TIMES.length - 1 + 5 * attempts(result.backward), result.parameterVjps());
  }

  /** A norm that reads parameters does so in the choice of a segment's first step, too. */
  @Test
  void anErrorOfParametersIsMadeOfTheSameFive() {
    Result result = solve(Backsolve.norm("mixed"), Set.of("y", "w"));
    assertTrue(result.backward.rejected() > 0, "the case must have a rejected step");
    assertEquals(2 * (TIMES.length - 1) + 5 * attempts(result.backward), result.parameterVjps());
  }

  @Test
  void anAttemptThatEndsOnTheNextRestartFormsFour() {
    Result result = solve(Backsolve.norm("seminorm").stepTimes(TIMES), Set.of("y", "w"));
    long ending =
        result.backward.steps().stream().filter(ParameterWorkTest::endsOnASaveTime).count();
    assertTrue(ending >= TIMES.length - 1);
    long others = attempts(result.backward) - ending;
    assertEquals(TIMES.length - 1 + 4 * ending + 5 * others, result.parameterVjps());
  }

  private static boolean endsOnASaveTime(Attempt attempt) {
    for (double t : TIMES) {
      if (Math.abs(attempt.t() + attempt.h() - t) < 1e-12) {
        return true;
      }
    }
    return false;
  }

  @Test
  void withoutParametersNoneIsFormed() {
    Result result = solve(Backsolve.norm("seminorm"), Set.of("y"));
    assertEquals(0, result.parameterVjps());
  }

  /** The tolerances of a gradient are read where, and only where, its error is estimated. */
  @Test
  void anErrorThatTheNormDoesNotReadIsNotEstimated() {
    for (Counter step : solve(Backsolve.norm("seminorm"), Set.of("y", "w", "t")).steps()) {
      Program program = step.executable().program();
      assertTrue(reads(program, ":atol adj y").isPresent());
      assertFalse(reads(program, ":atol adj w").isPresent());
      assertFalse(reads(program, ":atol adj t").isPresent());
    }
    for (Counter step : solve(Backsolve.norm("mixed"), Set.of("y", "w")).steps()) {
      Program program = step.executable().program();
      assertTrue(reads(program, ":atol adj w").isPresent());
      assertTrue(reads(program, ":atol adj t").isPresent());
    }
  }

  private static Optional<Input> reads(Program program, String key) {
    return program.inputs().stream()
        .filter(i -> i.key().equals(key))
        .filter(program::reads)
        .findAny();
  }

  @Test
  void aRejectedStepCommitsNothing() {
    Result result = solve(Backsolve.norm("seminorm"), Set.of("y", "w"));
    assertEquals(
        attempts(result.backward), result.steps().stream().mapToInt(Counter::attempts).sum());
    assertEquals(
        result.backward.accepted(), result.steps().stream().mapToInt(Counter::commits).sum());
  }

  @ParameterizedTest
  @ValueSource(strings = {"seminorm", "seminorm-joint", "outside-largest-state"})
  void droppingTheParametersChangesNoBitOfTheSteps(String norm) {
    Result with = solve(Backsolve.norm(norm), Set.of("y", "w", "t"));
    Result without = solve(Backsolve.norm(norm), Set.of("y"));
    assertEquals(with.backward.steps(), without.backward.steps());
    for (int i = 0; i < with.gradient.length; i++) {
      assertEquals(with.gradient[i], without.gradient[i], 0.0);
    }
  }

  /** Few weights are one phase even where the norm reads them: the caller itself adds them up. */
  @ParameterizedTest
  @ValueSource(strings = {"seminorm", "mixed"})
  void anAttemptAndItsCommitAreOneForkAndJoin(String norm) {
    assumeTrue(SIMD, "the simd backend counts fork and joins");
    for (Counter step : solve(Backsolve.norm(norm), Set.of("y", "w")).steps()) {
      assertEquals(1, step.executable().phases());
      long forkJoins = ((Inspected) step.launch()).counters().forkJoins();
      assertEquals(step.attempts(), forkJoins);
    }
  }

  private static long attempts(Statistics statistics) {
    return statistics.accepted() + statistics.rejected();
  }

  private static Result solve(Backsolve backsolve, Set<String> wrt) {
    Random random = new Random(3);
    double[] y0 = random.doubles(2 * ROWS, -1, 1).toArray();
    double[] w = random.doubles(4, -3, 3).toArray();
    Map<String, Array> inputs =
        new HashMap<>(Map.of("y", Array.rows(ROWS, y0, 2), "w", Array.of(w, 2, 2)));
    double[] cotangent = random.doubles(2L * ROWS * TIMES.length, -1, 1).toArray();
    try (CountingBackend backend = new CountingBackend(backend())) {
      Solve solve =
          Solve.of(FIELD)
              .tolerances(1e-4, 1e-6)
              .saveAt(TIMES)
              .recordSteps(true)
              .backend(backend)
              .adjoint(backsolve);
      try (SolveNode node = solve.node(wrt);
          Evaluation evaluation = node.evaluate(inputs)) {
        int before = backend.launches().size();
        Map<String, Array> gradients =
            evaluation.pullback(Map.of("y", Array.rows(ROWS, cotangent, TIMES.length, 2)));
        List<Counter> launches = backend.launches().subList(before, backend.launches().size());
        return new Result(evaluation.backward(), launches, gradients.get("y").toDoubles());
      }
    }
  }

  private static Backend backend() {
    return SIMD ? PROVIDERS.backend("simd") : new ReferenceBackend();
  }
}
