package org.fnde.tests.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fnde.backend.simd.inspect.Counters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How steps are cut into phases, and that each is one fork and join. */
class PhasesTest {
  private static final int SIZE = 30;
  private static final int HIDDEN = 150;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aStepUnderTheSeminormIsOnePhase(int threads) {
    try (Prepared step =
        new Prepared(Networks.step(SIZE, HIDDEN, Networks::seminorm), 256, threads)) {
      assertEquals(1, step.executable().phases());
      step.attempt();
      assertEquals(1, step.counters().forkJoins());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aNormThatReadsQuadraturesMakesTwo(int threads) {
    try (Prepared step = new Prepared(Networks.step(SIZE, HIDDEN, Networks::mixed), 256, threads)) {
      assertEquals(2, step.executable().phases());
      step.attempt();
      assertEquals(2, step.counters().forkJoins());
    }
  }

  @Test
  void smallProgramsStayOnTheCallingThread() {
    try (Prepared step = new Prepared(Networks.step(2, 5, Networks::seminorm), 64, 2)) {
      step.step();
      assertEquals(0, step.counters().handedOut());
    }
  }

  @Test
  void scratchDoesNotGrowWithTheRows() {
    long few = scratch(1024);
    assertTrue(few < 64 << 20);
    assertEquals(few, scratch(8192));
  }

  private static long scratch(int rows) {
    try (Prepared step = new Prepared(Networks.step(SIZE, HIDDEN, Networks::seminorm), rows, 2)) {
      Counters counters = step.counters();
      return counters.scratchBytes();
    }
  }
}
