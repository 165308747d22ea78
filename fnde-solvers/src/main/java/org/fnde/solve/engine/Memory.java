package org.fnde.solve.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Buffer;
import org.fnde.backend.Executable;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Input;

/** The buffers of one solve by name, and the values of the bound inputs. For one thread. */
final class Memory implements AutoCloseable {
  private final Run run;
  private final Map<String, Array> bound;
  private final Map<String, Buffer> buffers = new HashMap<>();
  private final Map<ArrayType, ArrayType> types = new HashMap<>();

  Memory(Backend backend, int rows, Map<String, Array> bound) {
    this.run = backend.open(rows);
    this.bound = bound;
  }

  Buffer buffer(String name, ArrayType type) {
    // Comparing equal types allocates unless they are one object, and swaps compare them.
    ArrayType one = types.computeIfAbsent(type, t -> t);
    return buffers.computeIfAbsent(name, n -> run.buffer(one));
  }

  /** Prepares a program on the buffers of the names of its inputs and outputs. */
  Launch prepare(Executable executable) {
    Program program = executable.program();
    Map<String, Buffer> needed = new LinkedHashMap<>();
    for (Input input : program.inputs()) {
      boolean array = input.lifetime() == Lifetime.STATE || input.lifetime() == Lifetime.SEGMENT;
      if (array && program.reads(input)) {
        needed.put(input.key(), buffer(input.key(), input.type()));
      }
    }
    for (Program.Output output : program.outputs()) {
      ArrayType type = output.value().type();
      if (!Storage.isScalar(output.value())) {
        needed.put(output.name(), buffer(output.name(), type));
      }
    }
    return run.prepare(executable.bind(bound), needed);
  }

  @Override
  public void close() {
    run.close();
  }
}
