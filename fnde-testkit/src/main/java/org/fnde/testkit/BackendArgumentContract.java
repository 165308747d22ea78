package org.fnde.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Executable;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.testkit.conformance.Oscillator;
import org.junit.jupiter.api.Test;

/** Bad arguments are refused before anything runs, and a closed run can no longer be used. */
public interface BackendArgumentContract extends BackendSource {

  /** A batch has a row at least. */
  @Test
  default void runsOfNoRowsAreRefused() {
    try (Backend backend = backend()) {
      refused("0", () -> backend.open(0));
      refused("-1", () -> backend.open(-1));
    }
  }

  /** Every bound input that is read needs a value of its type; others are ignored. */
  @Test
  default void boundInputsAreChecked() {
    try (Backend backend = backend()) {
      Executable step = backend.compile(Oscillator.program("step"));
      refused("w", () -> step.bind(Map.of()));
      refused("w", () -> step.bind(Map.of("w", Array.of(new double[2], 2))));
      refused("w", () -> step.bind(Map.of("w", Array.of(new float[4], 2, 2))));
      Array w = Array.of(new double[4], 2, 2);
      assertDoesNotThrow(() -> step.bind(Map.of("w", w, "other", Array.of(new double[1]))));
    }
  }

  /** Bound inputs with rows have as many as the batch. */
  @Test
  default void boundRowsAreChecked() {
    ProgramBuilder b = Program.builder("data");
    var x = b.input("x", Oscillator.ENERGY, Lifetime.BOUND);
    Program program = b.output(Group.ATTEMPT, "sum", x.sumRows()).build();
    try (Backend backend = backend();
        Run run = backend.open(3)) {
      Binding binding = backend.compile(program).bind(Map.of("x", Array.rows(2, new double[2])));
      refused("2", () -> run.prepare(binding, Map.of()));
    }
  }

  /** Every buffer that is needed must be there, of its type and of this run. */
  @Test
  default void buffersAreChecked() {
    try (Backend backend = backend();
        Run run = backend.open(2);
        Run other = backend.open(2)) {
      Binding binding = Oscillator.bind(backend);
      Buffer y0 = run.buffer(Oscillator.STATE);
      Buffer y1 = run.buffer(Oscillator.STATE);
      Buffer energy = run.buffer(Oscillator.ENERGY);
      Map<String, Buffer> good = Map.of("y0", y0, "y1", y1, "energy", energy);
      assertDoesNotThrow(() -> run.prepare(binding, with(good, "unknown", y0)));
      good.keySet().forEach(key -> refused(key, () -> run.prepare(binding, without(good, key))));
      refused("y0", () -> run.prepare(binding, with(good, "y0", energy)));
      refused("energy", () -> run.prepare(binding, with(good, "energy", y1)));
      refused("y1", () -> run.prepare(binding, with(good, "y1", y0)));
      Buffer foreign = other.buffer(Oscillator.STATE);
      refused("y0", () -> run.prepare(binding, with(good, "y0", foreign)));
      refused("", () -> y0.copyFrom(foreign));
      refused("", () -> y0.swap(foreign));
      refused("", () -> y0.swap(energy));
      refused("", () -> y0.write(Array.rows(3, new double[6], 2)));
      refused("", () -> y0.write(Array.rows(2, new float[4], 2)));
    }
  }

  /** A binding belongs to its backend. */
  @Test
  default void bindingsOfAnotherBackendAreRefused() {
    try (Backend backend = backend();
        Backend second = backend();
        Run run = backend.open(2)) {
      Binding binding = Oscillator.bind(second);
      Buffer y0 = run.buffer(Oscillator.STATE);
      Buffer y1 = run.buffer(Oscillator.STATE);
      refused("", () -> Oscillator.prepare(run, binding, y0, y1));
    }
  }

  /** Inputs and outputs that do not exist are refused by name. */
  @Test
  default void unknownSlotsAreRefused() {
    try (Backend backend = backend();
        Run run = backend.open(2)) {
      Launch launch =
          Oscillator.prepare(
              run,
              Oscillator.bind(backend),
              run.buffer(Oscillator.STATE),
              run.buffer(Oscillator.STATE));
      refused("k", () -> launch.slot("k"));
      refused("k", () -> launch.result("k"));
      refused("y1", () -> launch.result("y1"));
    }
  }

  /** A closed run, its buffers and launches are no longer usable; closing it twice is harmless. */
  @Test
  default void closedRunsCannotBeUsed() {
    try (Backend backend = backend()) {
      Binding binding = Oscillator.bind(backend);
      Run run = backend.open(2);
      Buffer y0 = run.buffer(Oscillator.STATE);
      Buffer y1 = run.buffer(Oscillator.STATE);
      Launch launch = Oscillator.prepare(run, binding, y0, y1);
      launch.attempt();
      run.close();
      run.close();
      Class<IllegalStateException> closed = IllegalStateException.class;
      assertThrows(closed, () -> run.buffer(Oscillator.STATE));
      assertThrows(closed, () -> Oscillator.prepare(run, binding, y0, y1));
      assertThrows(closed, y0::read);
      assertThrows(closed, () -> y0.write(Oscillator.start(2)));
      assertThrows(closed, () -> y0.swap(y1));
      assertThrows(closed, () -> y0.copyFrom(y1));
      assertThrows(closed, launch::attempt);
      assertThrows(closed, launch::commit);
      assertThrows(closed, () -> launch.get(launch.result("total")));
    }
  }

  private static void refused(String named, org.junit.jupiter.api.function.Executable action) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(
        message.contains(named), () -> "the message does not name " + named + ": " + message);
  }

  private static Map<String, Buffer> with(Map<String, Buffer> buffers, String key, Buffer buffer) {
    Map<String, Buffer> changed = new HashMap<>(buffers);
    changed.put(key, buffer);
    return changed;
  }

  private static Map<String, Buffer> without(Map<String, Buffer> buffers, String key) {
    Map<String, Buffer> changed = new HashMap<>(buffers);
    changed.remove(key);
    return changed;
  }
}
