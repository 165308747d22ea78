package org.fnde.backend.opencl;

import java.util.HashMap;
import java.util.Map;
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
      resources = executable.backend().resources("the binding is released");
      try {
        fill();
      } catch (RuntimeException e) {
        executable.backend().release(resources);
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
        boolean bound = value.home() instanceof Value.Bound;
        if (bound || BoundTasks.computes(value)) {
          long bytes = OpenClBuffer.bytes(value.type(), batch);
          Memory m = resources.add(context.allocate(bytes, "inputs of program " + owner));
          memory.put(value.id(), m);
        }
        if (value.home() instanceof Value.Bound(String input)) {
          queue.write(HostValues.of(inputs.get(input)), memory.get(value.id()));
        }
      }
      BoundTasks tasks = new BoundTasks(context, executable.backend().tuner(), owner, batch);
      tasks.run(queue, executable.plan(), memory);
    }
  }

  synchronized void release() {
    users--;
    if (users == 0) {
      memory.clear();
      executable.backend().release(resources);
    }
  }
}
