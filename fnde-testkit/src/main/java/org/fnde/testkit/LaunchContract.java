package org.fnde.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.BackendException;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Residence;
import org.fnde.backend.Run;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.HostCall;
import org.fnde.testkit.conformance.Failing;
import org.fnde.testkit.conformance.Oscillator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Preparing, launching, accepting and rejecting steps. */
public interface LaunchContract extends BackendSource {

  /** Equal programs are compiled once. */
  @Test
  default void equalProgramsAreCompiledOnce() {
    try (Backend backend = backend()) {
      assertSame(
          backend.compile(Oscillator.program("one")), backend.compile(Oscillator.program("two")));
    }
  }

  /** A launch gives the same bits whenever it is repeated, in this run and in another. */
  @Test
  default void repeatedLaunchesGiveTheSameBits() {
    try (Backend backend = backend()) {
      Binding binding = Oscillator.bind(backend);
      double[] first = Oscillator.solve(backend, binding, 33, 5);
      for (int i = 0; i < 20; i++) {
        assertArrayEquals(first, Oscillator.solve(backend, binding, 33, 5));
      }
      assertArrayEquals(first, Oscillator.solve(backend, Oscillator.bind(backend), 33, 5));
    }
  }

  /**
   * Runs of one binding do not disturb each other.
   *
   * @throws Exception if a thread fails
   */
  @Test
  default void severalThreadsCanRunOneBinding() throws Exception {
    try (Backend backend = backend();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Binding binding = Oscillator.bind(backend);
      double[] alone = Oscillator.solve(backend, binding, 70, 9);
      List<Future<double[]>> results = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        results.add(threads.submit(() -> Oscillator.solve(backend, binding, 70, 9)));
      }
      for (Future<double[]> result : results) {
        assertArrayEquals(alone, result.get());
      }
    }
  }

  /** Swapping buffers between launches is what copying them is. */
  @Test
  default void swappedBuffersAreSeenByLaunches() {
    try (Backend backend = backend();
        Run run = backend.open(3)) {
      Buffer y0 = run.buffer(Oscillator.STATE);
      Buffer y1 = run.buffer(Oscillator.STATE);
      Array start = Oscillator.start(3);
      y0.write(start);
      Launch launch = Oscillator.prepare(run, Oscillator.bind(backend), y0, y1);
      launch.set(launch.slot("h"), 0.125);
      double[] expected = start.toDoubles();
      for (int i = 0; i < 7; i++) {
        launch.attempt();
        launch.commit();
        y0.swap(y1);
        expected = Oscillator.stepped(expected, 0.125);
        assertArrayEquals(expected, y0.read().toDoubles(), 1e-14);
      }
    }
  }

  /** An attempt that is not accepted changes neither inputs nor what was committed before. */
  @Test
  default void rejectedAttemptsCommitNothing() {
    try (Backend backend = backend();
        Run run = backend.open(3)) {
      Buffer y0 = run.buffer(Oscillator.STATE);
      y0.write(Oscillator.start(3));
      Buffer energy = run.buffer(Oscillator.ENERGY);
      Map<String, Buffer> buffers =
          Map.of("y0", y0, "y1", run.buffer(Oscillator.STATE), "energy", energy);
      Launch launch = run.prepare(Oscillator.bind(backend), buffers);
      launch.set(launch.slot("h"), 0.5);
      launch.attempt();
      launch.commit();
      double total = launch.get(launch.result("total"));
      double[] committed = energy.read().toDoubles();
      launch.set(launch.slot("h"), 0.25);
      launch.attempt();
      assertArrayEquals(committed, energy.read().toDoubles());
      assertEquals(total, launch.get(launch.result("total")));
      assertArrayEquals(Oscillator.start(3).toDoubles(), y0.read().toDoubles());
    }
  }

  /** A STEP input keeps its value; COMMIT uses the one of the attempt. */
  @Test
  default void stepInputsBelongToTheAttempt() {
    try (Backend backend = backend();
        Run run = backend.open(2)) {
      Buffer y0 = run.buffer(Oscillator.STATE);
      y0.write(Oscillator.start(2));
      Launch launch =
          Oscillator.prepare(run, Oscillator.bind(backend), y0, run.buffer(Oscillator.STATE));
      int h = launch.slot("h");
      launch.set(h, 0.5);
      launch.attempt();
      launch.set(h, 0.25);
      launch.commit();
      double half = launch.get(launch.result("total"));
      launch.set(h, 0.5);
      launch.attempt();
      launch.commit();
      launch.attempt();
      launch.commit();
      assertEquals(half, launch.get(launch.result("total")));
    }
  }

  /** Arrays that are kept are used as they are, also beyond the end of their residence. */
  @Test
  default void keptArraysAreUsedAsTheyAre() {
    try (Backend backend = backend();
        Run run = backend.open(3)) {
      Array start = Oscillator.start(3);
      Residence outer = backend.keep(List.of(start, start));
      Residence inner = backend.keep(List.of(start));
      Buffer y0 = run.buffer(Oscillator.STATE);
      Buffer y1 = run.buffer(Oscillator.STATE);
      y0.write(start);
      inner.close();
      inner.close();
      y1.write(start);
      outer.close();
      Launch launch = Oscillator.prepare(run, Oscillator.bind(backend), y0, y1);
      launch.set(launch.slot("h"), 0.125);
      assertArrayEquals(start.toDoubles(), y1.read().toDoubles());
      launch.attempt();
      double[] stepped = Oscillator.stepped(start.toDoubles(), 0.125);
      assertArrayEquals(stepped, y1.read().toDoubles(), 1e-14);
      assertArrayEquals(start.toDoubles(), y0.read().toDoubles());
    }
  }

  /** Buffers are zero at first and give back what was written. */
  @Test
  default void buffersHoldWhatIsWritten() {
    try (Backend backend = backend();
        Run run = backend.open(3)) {
      Buffer a = run.buffer(Oscillator.STATE);
      Buffer b = run.buffer(Oscillator.STATE);
      assertArrayEquals(new double[6], a.read().toDoubles());
      Array start = Oscillator.start(3);
      a.write(start);
      b.copyFrom(a);
      a.write(Array.rows(3, new double[6], 2));
      assertArrayEquals(start.toDoubles(), b.read().toDoubles());
      a.swap(b);
      assertArrayEquals(start.toDoubles(), a.read().toDoubles());
      assertArrayEquals(new double[6], b.read().toDoubles());
      assertEquals(Oscillator.STATE, a.read().type());
      assertEquals(3, run.rows());
    }
  }

  /** A failure of plain Java is reported with the program's name when a result is read. */
  @Test
  default void failuresNameTheProgram() {
    Assumptions.assumeTrue(callsPlainJava());
    ProgramBuilder builder = Program.builder("doomed");
    Expr x = builder.input("x", Oscillator.ENERGY.with(Shape.of()), Lifetime.STATE);
    builder.output(Group.ATTEMPT, "y", Expr.of(new HostCall(new Failing(), 0), x));
    try (Backend backend = backend();
        Run run = backend.open(1)) {
      Buffer in = run.buffer(Oscillator.ENERGY.with(Shape.of()));
      Launch launch = run.prepare(backend.compile(builder.build()).bind(Map.of()), Map.of("x", in));
      BackendException e =
          assertThrows(
              BackendException.class,
              () -> {
                launch.attempt();
                launch.get(launch.result("y"));
              });
      assertTrue(e.getMessage().contains("doomed"), e.getMessage());
    }
  }
}
