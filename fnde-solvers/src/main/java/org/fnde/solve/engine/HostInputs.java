package org.fnde.solve.engine;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fnde.backend.Launch;
import org.fnde.graph.Program;

/** Sets inputs of a launch that its program may or may not have. */
final class HostInputs {
  private static final int ABSENT = -1;

  private HostInputs() {}

  static int slot(Launch launch, Program program, String name) {
    boolean declared = program.inputs().stream().anyMatch(i -> i.key().equals(name));
    return declared ? launch.slot(name) : ABSENT;
  }

  static int[] slots(Launch launch, Program program, int count, IntFunction<String> name) {
    return IntStream.range(0, count).map(i -> slot(launch, program, name.apply(i))).toArray();
  }

  static void set(Launch launch, int slot, double value) {
    if (slot != ABSENT) {
      launch.set(slot, value);
    }
  }
}
