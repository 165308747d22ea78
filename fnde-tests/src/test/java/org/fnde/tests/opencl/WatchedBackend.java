package org.fnde.tests.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Executable;
import org.fnde.backend.Launch;
import org.fnde.backend.Residence;
import org.fnde.backend.Run;
import org.fnde.backend.opencl.inspect.Counters;
import org.fnde.backend.opencl.inspect.Inspected;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Input;

/**
 * A backend whose attempts and commits are watched: nothing is copied from or to the host, which
 * waits for nothing, and what has to be computed anew starts a kernel. So no result can be the
 * host's work.
 *
 * @param backend which counts
 */
record WatchedBackend(Backend backend) implements Backend {

  Counters counters() {
    return ((Inspected) backend).counters();
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
  public Residence keep(Collection<Array> arrays) {
    return backend.keep(arrays);
  }

  @Override
  public Run open(int rows) {
    return new WatchedRun(this, backend.open(rows));
  }

  @Override
  public void close() {
    backend.close();
  }

  private record WatchedRun(WatchedBackend watcher, Run run) implements Run {
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
      Program program = binding.executable().program();
      return new WatchedLaunch(
          watcher, run.prepare(binding, buffers), attempts(program), commits(program));
    }

    @Override
    public void close() {
      run.close();
    }
  }

  private record WatchedLaunch(
      WatchedBackend watcher, Launch launch, boolean attempts, boolean commits) implements Launch {
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
      watcher.watch(launch::attempt, attempts);
    }

    @Override
    public void commit() {
      watcher.watch(launch::commit, commits);
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

  /** The counts are of all runs, so they mean something only where there is one. */
  private void watch(Runnable action, boolean computes) {
    Counters before = counters();
    action.run();
    Counters after = counters();
    if (before.liveRuns() == 1 && after.liveRuns() == 1) {
      assertEquals(before.bytesRead(), after.bytesRead(), "bytes to the host");
      assertEquals(before.bytesWritten(), after.bytesWritten(), "bytes to the device");
      assertEquals(before.waits(), after.waits(), "waits");
      assertTrue(!computes || after.launches() > before.launches(), "no kernel was started");
    }
  }

  /** Whether an attempt has to start a kernel: an output depends on more than bound inputs. */
  private static boolean attempts(Program program) {
    return outputs(program, Group.ATTEMPT).anyMatch(e -> changes(e, new HashMap<>()));
  }

  /** The same for a commit, whose outputs may also be the attempt's values. */
  private static boolean commits(Program program) {
    Set<Expr> attempted = new HashSet<>();
    program.outputs().stream()
        .filter(o -> o.group() == Group.ATTEMPT)
        .forEach(o -> collect(o.value(), attempted));
    return outputs(program, Group.COMMIT)
        .anyMatch(e -> !attempted.contains(e) && changes(e, new HashMap<>()));
  }

  private static Stream<Expr> outputs(Program program, Group group) {
    return program.outputs().stream()
        .filter(o -> o.group() == group && !(o.value().primitive() instanceof Input))
        .map(Program.Output::value);
  }

  private static void collect(Expr e, Set<Expr> seen) {
    if (seen.add(e)) {
      e.operands().forEach(o -> collect(o, seen));
    }
  }

  private static boolean changes(Expr e, Map<Expr, Boolean> known) {
    if (!known.containsKey(e)) {
      boolean isNew = e.primitive() instanceof Input i && i.lifetime() != Lifetime.BOUND;
      known.put(e, isNew || e.operands().stream().anyMatch(o -> changes(o, known)));
    }
    return known.get(e);
  }
}
