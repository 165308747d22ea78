package org.fnde.tests.simd;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Buffer;
import org.fnde.backend.Executable;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.backend.simd.SimdBackendProvider;
import org.fnde.backend.simd.inspect.Counters;
import org.fnde.backend.simd.inspect.Inspected;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Input;
import org.fnde.spi.Options;

/** A program on the simd backend with random inputs, ready to run. */
final class Prepared implements AutoCloseable {
  private final Program program;
  private final Backend backend;
  private final Executable executable;
  private final Run run;
  private final Map<String, Buffer> buffers = new HashMap<>();
  private final Launch launch;

  Prepared(Program program, int rows, int threads) {
    this.program = program;
    SimdBackendProvider provider = new SimdBackendProvider();
    backend = provider.create(Options.parse("simd", provider.options(), "threads=" + threads));
    executable = backend.compile(program);
    run = backend.open(rows);
    Map<String, Array> bound = new HashMap<>();
    for (Input input : program.inputs()) {
      Array value = random(input.type(), rows, input.key().hashCode());
      if (input.lifetime() == Lifetime.BOUND) {
        bound.put(input.key(), value);
      } else if (input.lifetime() != Lifetime.STEP) {
        buffers.put(input.key(), run.buffer(input.type()));
        buffers.get(input.key()).write(value);
      }
    }
    program.outputs().forEach(o -> buffers.put(o.name(), run.buffer(o.value().type())));
    launch = run.prepare(executable.bind(bound), buffers);
    program.inputs().stream()
        .filter(i -> i.lifetime() == Lifetime.STEP)
        .forEach(i -> launch.set(launch.slot(i.key()), 0.125));
  }

  /** Values between -0.5 and 0.5. */
  static Array random(ArrayType type, int rows, long seed) {
    int count = type.shape().hasRows() ? rows : 1;
    double[] values = new Random(seed).doubles((long) type.shape().size() * count).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] -= 0.5;
    }
    return Array.of(type, count, values);
  }

  Executable executable() {
    return executable;
  }

  void step() {
    launch.attempt();
    launch.commit();
  }

  void attempt() {
    launch.attempt();
  }

  void commit() {
    launch.commit();
  }

  double number(String output) {
    return launch.get(launch.result(output));
  }

  double[] values(String output) {
    return buffers.get(output).read().toDoubles();
  }

  Counters counters() {
    return ((Inspected) launch).counters();
  }

  Program program() {
    return program;
  }

  @Override
  public void close() {
    run.close();
    backend.close();
  }
}
