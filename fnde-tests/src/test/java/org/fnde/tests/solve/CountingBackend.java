package org.fnde.tests.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fnde.backend.Backend;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Executable;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Program;

/** A backend that keeps what was compiled, and counts what of it was executed. */
final class CountingBackend implements Backend {
  private final Backend backend;
  private final List<Counter> counters = new CopyOnWriteArrayList<>();

  CountingBackend(Backend backend) {
    this.backend = backend;
  }

  /** Everything prepared so far, each with its counts. */
  List<Counter> launches() {
    return new ArrayList<>(counters);
  }

  @Override
  public String id() {
    return backend.id();
  }

  @Override
  public Executable compile(Program program) {
    return backend.compile(program);
  }

  @Override
  public Run open(int rows) {
    return new CountingRun(backend.open(rows), counters);
  }

  @Override
  public void close() {
    backend.close();
  }

  private record CountingRun(Run run, List<Counter> counters) implements Run {
    @Override
    public int rows() {
      return run.rows();
    }

    @Override
    public Buffer buffer(ArrayType type) {
      return run.buffer(type);
    }

    @Override
    public Launch prepare(Binding binding, Map<String, Buffer> buffers) {
      Counter counter = new Counter(binding.executable(), run.prepare(binding, buffers));
      counters.add(counter);
      return counter;
    }

    @Override
    public void close() {
      run.close();
    }
  }

  /** Counts the attempts and commits of one launch. */
  static final class Counter implements Launch {
    private final Executable executable;
    private final Launch launch;
    private int attempts;
    private int commits;

    private Counter(Executable executable, Launch launch) {
      this.executable = executable;
      this.launch = launch;
    }

    Executable executable() {
      return executable;
    }

    Launch launch() {
      return launch;
    }

    int attempts() {
      return attempts;
    }

    int commits() {
      return commits;
    }

    @Override
    public int slot(String input) {
      return launch.slot(input);
    }

    @Override
    public void set(int slot, double value) {
      launch.set(slot, value);
    }

    @Override
    public void attempt() {
      attempts++;
      launch.attempt();
    }

    @Override
    public void commit() {
      commits++;
      launch.commit();
    }

    @Override
    public int result(String output) {
      return launch.result(output);
    }

    @Override
    public double get(int result) {
      return launch.get(result);
    }
  }
}
