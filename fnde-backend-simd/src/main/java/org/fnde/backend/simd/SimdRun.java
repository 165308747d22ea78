package org.fnde.backend.simd;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.backend.simd.exec.Plan;
import org.fnde.graph.ArrayType;

/** The buffers of one solve. */
final class SimdRun implements Run {
  private final SimdBackend backend;
  private final int rows;
  private volatile boolean open = true;

  SimdRun(SimdBackend backend, int rows) {
    this.backend = backend;
    this.rows = rows;
  }

  @Override
  public int rows() {
    return rows;
  }

  void requireOpen() {
    if (!open) {
      throw new IllegalStateException("the run is closed: read what is needed before closing it");
    }
  }

  @Override
  public Buffer buffer(ArrayType type) {
    requireOpen();
    return new SimdBuffer(this, type);
  }

  @Override
  public Launch prepare(Binding binding, Map<String, Buffer> buffers) {
    requireOpen();
    if (!(binding instanceof SimdBinding b) || b.lowered().backend() != backend) {
      throw new IllegalArgumentException(
          "the binding is of another backend: bind it with this one");
    }
    String program = "program " + b.lowered().program().name();
    if (b.rows().isPresent() && b.rows().getAsInt() != rows) {
      throw new IllegalArgumentException(
          program + ": bound inputs have " + b.rows().getAsInt() + " rows, the run has " + rows);
    }
    Map<String, SimdBuffer> inputs = new HashMap<>();
    Map<String, SimdBuffer> outputs = new HashMap<>();
    Set<SimdBuffer> read = new HashSet<>();
    Map<SimdBuffer, String> written = new LinkedHashMap<>();
    for (Plan.Slot slot : b.lowered().plan().arrays()) {
      if (slot instanceof Plan.Input(String name, ArrayType type)) {
        read.add(checked(program, name, type, buffers));
        inputs.put(name, checked(program, name, type, buffers));
      } else if (slot instanceof Plan.Output(String name, ArrayType type, boolean held)) {
        SimdBuffer buffer = checked(program, name, type, buffers);
        outputs.put(name, buffer);
        String other = written.putIfAbsent(buffer, name);
        if (other != null) {
          throw new IllegalArgumentException(
              program + ": outputs " + other + " and " + name + " share a buffer");
        }
      }
    }
    written.forEach((buffer, name) -> {
      if (read.contains(buffer)) {
        throw new IllegalArgumentException(
            program + ": output " + name + " has the buffer of an input; give it one of its own");
      }
    });
    return new SimdLaunch(this, b, inputs, outputs);
  }

  private SimdBuffer checked(
      String program, String name, ArrayType type, Map<String, Buffer> buffers) {
    Buffer buffer = buffers.get(name);
    if (!(buffer instanceof SimdBuffer b) || b.run() != this || !b.type().equals(type)) {
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

  SimdBackend backend() {
    return backend;
  }

  @Override
  public void close() {
    open = false;
  }
}
