package org.fnde.backend.opencl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.device.Queue;
import org.fnde.backend.opencl.exec.Resources;
import org.fnde.backend.opencl.lowering.Plan;
import org.fnde.backend.opencl.lowering.Value;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Shape;

/** The buffers of one solve, and its queue. */
final class OpenClRun implements Run {
  private final OpenClBackend backend;
  private final Resources resources;
  private final int rows;
  private final Queue queue;

  OpenClRun(OpenClBackend backend, Resources resources, int rows) {
    this.backend = backend;
    this.resources = resources;
    this.rows = rows;
    this.queue = resources.add(backend.context().queue());
  }

  @Override
  public int rows() {
    return rows;
  }

  OpenClBackend backend() {
    return backend;
  }

  Resources resources() {
    return resources;
  }

  Queue queue() {
    return queue;
  }

  /** Does something with the device unless this is closed, which waits for it. */
  void locked(Runnable action) {
    synchronized (resources) {
      resources.requireOpen();
      action.run();
    }
  }

  @Override
  public Buffer buffer(ArrayType type) {
    synchronized (resources) {
      resources.requireOpen();
      long bytes = OpenClBuffer.bytes(type, rows);
      Memory memory = resources.add(backend.context().allocate(bytes, "a buffer of " + type));
      queue.clear(memory);
      return new OpenClBuffer(this, type, memory);
    }
  }

  @Override
  public Launch prepare(Binding binding, Map<String, Buffer> buffers) {
    synchronized (resources) {
      resources.requireOpen();
      if (!(binding instanceof OpenClBinding b) || b.compiled().backend() != backend) {
        throw new IllegalArgumentException(
            "the binding is of another backend: bind it with this one");
      }
      String program = "program " + b.compiled().program().name();
      if (b.rows().isPresent() && b.rows().getAsInt() != rows) {
        throw new IllegalArgumentException(
            program + ": bound inputs have " + b.rows().getAsInt() + " rows, the run has " + rows);
      }
      Map<String, OpenClBuffer> used = checked(program, b.compiled().plan(), buffers);
      return new OpenClLaunch(this, b, used);
    }
  }

  private Map<String, OpenClBuffer> checked(
      String program, Plan plan, Map<String, Buffer> buffers) {
    Map<String, OpenClBuffer> used = new HashMap<>();
    Set<OpenClBuffer> read = new HashSet<>();
    Map<OpenClBuffer, String> written = new LinkedHashMap<>();
    for (Value value : plan.values()) {
      if (value.home() instanceof Value.Given(String name)) {
        used.put(name, checked(program, name, value.type(), buffers));
        read.add(used.get(name));
      }
    }
    for (Plan.Out out : plan.outputs()) {
      if (!out.type().shape().equals(Shape.of())) {
        OpenClBuffer buffer = checked(program, out.name(), out.type(), buffers);
        String other = written.putIfAbsent(buffer, out.name());
        if (other != null) {
          throw new IllegalArgumentException(
              program + ": outputs " + other + " and " + out.name() + " share a buffer");
        }
        if (read.contains(buffer)) {
          throw new IllegalArgumentException(
              program
                  + ": output "
                  + out.name()
                  + " has the buffer of an input; give it one of its own");
        }
        used.put(OpenClLaunch.output(out.name()), buffer);
      }
    }
    return used;
  }

  private OpenClBuffer checked(
      String program, String name, ArrayType type, Map<String, Buffer> buffers) {
    Buffer buffer = buffers.get(name);
    if (!(buffer instanceof OpenClBuffer b) || b.run() != this || !b.type().equals(type)) {
      throw new IllegalArgumentException(
          program
              + ": "
              + name
              + " needs a buffer of this run and of "
              + type
              + ", got "
              + (buffer == null ? "none" : buffer.type()));
    }
    return b;
  }

  @Override
  public void close() {
    backend.release(resources);
  }
}
