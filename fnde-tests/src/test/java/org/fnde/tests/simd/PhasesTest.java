package org.fnde.tests.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fnde.backend.simd.inspect.Counters;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How steps are cut into phases, and that each is one fork and join. */
class PhasesTest {
  private static final int SIZE = 30;
  private static final int HIDDEN = 150;
  private static final Program SEMINORM = Networks.step(SIZE, HIDDEN, Networks::seminorm);
  private static final Program MIXED = Networks.step(SIZE, HIDDEN, Networks::mixed);

  /** What a commit adds to add up, in parallel, the gradients of weights that tiles accumulated. */
  private static final int LARGE_SUMS = 1;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aStepUnderTheSeminormIsOnePhase(int threads) {
    try (Prepared step = new Prepared(SEMINORM, 256, threads)) {
      assertEquals(1, step.executable().phases());
      step.attempt();
      assertEquals(1, step.counters().forkJoins());
      step.commit();
      assertEquals(1 + LARGE_SUMS, step.counters().forkJoins());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aNormThatReadsQuadraturesMakesTwo(int threads) {
    try (Prepared step = new Prepared(MIXED, 256, threads)) {
      assertEquals(2, step.executable().phases());
      step.attempt();
      assertEquals(2, step.counters().forkJoins());
      step.commit();
      assertEquals(2 + LARGE_SUMS, step.counters().forkJoins());
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
    for (Program program : List.of(SEMINORM, MIXED)) {
      long few = scratch(program, 1024);
      assertTrue(few < 64 << 20);
      assertEquals(few, scratch(program, 8192));
    }
  }

  /** What one phase leaves to the next, and what a commit shows: both float32, of all rows. */
  @Test
  void rowsThatAreKeptCountAsScratch() {
    ProgramBuilder b = Program.builder("kept");
    ArrayType type = new ArrayType(DType.FLOAT32, Shape.rows(SIZE));
    Expr y = b.input("y", type, Lifetime.STATE);
    Expr e = y.exp();
    b.output(Group.ATTEMPT, "centred", e.minus(e.sumRows()));
    Program program = b.output(Group.COMMIT, "held", y.tanh()).build();
    long kept = 2L * Float.BYTES * SIZE * (32768 - 16384);
    assertEquals(kept, scratch(program, 32768) - scratch(program, 16384));
  }

  private static long scratch(Program program, int rows) {
    try (Prepared step = new Prepared(program, rows, 2)) {
      Counters counters = step.counters();
      return counters.scratchBytes();
    }
  }
}
