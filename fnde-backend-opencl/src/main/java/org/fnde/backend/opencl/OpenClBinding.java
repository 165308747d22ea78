package org.fnde.backend.opencl;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fnde.backend.Array;
import org.fnde.backend.Binding;
import org.fnde.backend.Executable;
import org.fnde.backend.opencl.device.Context;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.device.Queue;
import org.fnde.backend.opencl.exec.BoundTasks;
import org.fnde.backend.opencl.exec.Resources;
import org.fnde.backend.opencl.lowering.Value;

/**
 * Bound inputs. They and what depends on them alone are on the device as long as a run is open that
 * uses them, and all such runs share them.
 */
final class OpenClBinding implements Binding {
  private final OpenClExecutable executable;
  private final Map<String, Array> inputs;
  private final OptionalInt rows;
  private final Map<Integer, Memory> memory = new HashMap<>();
  private Resources resources;
  private int users;

  OpenClBinding(OpenClExecutable executable, Map<String, Array> inputs, OptionalInt rows) {
    this.executable = executable;
    this.inputs = inputs;
    this.rows = rows;
  }

  @Override
  public Executable executable() {
    return executable;
  }

  OpenClExecutable compiled() {
    return executable;
  }

  OptionalInt rows() {
    return rows;
  }

  /** Memory by the number of its value, for a run that releases this when it closes. */
  synchronized Map<Integer, Memory> acquire() {
    if (users == 0) {
      resources = new Resources("the binding is released");
      try {
        fill();
      } catch (RuntimeException e) {
        resources.close();
        memory.clear();
        throw e;
      }
    }
    users++;
    return Map.copyOf(memory);
  }

  private void fill() {
    Context context = executable.backend().context();
    int batch = rows.orElse(1);
    String owner = executable.program().name();
    try (Queue queue = context.queue()) {
      for (Value value : executable.plan().values()) {
        if (value.home() instanceof Value.Bound(String input)) {
          memory.put(value.id(), onDevice(inputs.get(input), queue));
        } else if (BoundTasks.computes(value)) {
          long bytes = OpenClBuffer.bytes(value.type(), batch);
          memory.put(value.id(), resources.add(context.allocate(bytes, purpose())));
        }
      }
      BoundTasks tasks = new BoundTasks(context, executable.backend().tuner(), owner, batch);
      tasks.run(queue, executable.plan(), memory);
    }
  }

  private Memory onDevice(Array input, Queue queue) {
    Residents residents = executable.backend().residents();
    Optional<Memory> kept = residents.acquire(input, queue, purpose());
    if (kept.isPresent()) {
      resources.add((AutoCloseable) () -> residents.release(input));
      return kept.get();
    }
    long bytes = OpenClBuffer.bytes(input.type(), input.rows());
    Memory own = resources.add(executable.backend().context().allocate(bytes, purpose()));
    queue.write(HostValues.of(input), own);
    return own;
  }

  private String purpose() {
    return "inputs of program " + executable.program().name();
  }

  synchronized void release() {
    users--;
    if (users == 0) {
      memory.clear();
      resources.close();
    }
  }
}
