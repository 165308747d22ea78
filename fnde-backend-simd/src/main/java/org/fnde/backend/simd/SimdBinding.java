package org.fnde.backend.simd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fnde.backend.Array;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Executable;
import org.fnde.backend.Launch;
import org.fnde.backend.simd.exec.Frame;
import org.fnde.backend.simd.exec.Instruction;
import org.fnde.backend.simd.exec.Plan;
import org.fnde.backend.simd.exec.Storage;
import org.fnde.backend.simd.lowering.Source;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Input;

/** Constants in the layout of instructions, and packed matrices. */
final class SimdBinding implements Binding {
  private final SimdExecutable executable;
  private final OptionalInt rows;
  private final Map<Integer, Object> arrays;

  private SimdBinding(SimdExecutable executable, OptionalInt rows, Map<Integer, Object> arrays) {
    this.executable = executable;
    this.rows = rows;
    this.arrays = arrays;
  }

  static SimdBinding of(SimdExecutable executable, Map<String, Array> inputs) {
    OptionalInt rows = check(executable.program(), inputs);
    Map<String, Object> computed =
        executable.constants().map(c -> compute(c, inputs, rows)).orElse(Map.of());
    List<Source> sources = executable.lowered().sources();
    List<Plan.Slot> slots = executable.plan().arrays();
    Map<Integer, Object> arrays = new HashMap<>();
    Frame frame = new Frame(Frame.FIRST_FREE + slots.size());
    for (int i = 0; i < slots.size(); i++) {
      Optional<Object> array =
          switch (slots.get(i)) {
            case Plan.Constant c -> Optional.of(constant(sources.get(c.index()), inputs, computed));
            case Plan.Panels p -> Optional.of(Storage.allocate(p.dtype(), p.length()));
            default -> Optional.empty();
          };
      int number = Frame.FIRST_FREE + i;
      array.ifPresent(a -> {
        arrays.put(number, a);
        frame.set(number, a);
      });
    }
    for (Instruction pack : executable.plan().packs()) {
      pack.run(frame);
    }
    return new SimdBinding(executable, rows, arrays);
  }

  private static Object constant(
      Source source, Map<String, Array> inputs, Map<String, Object> computed) {
    if (source.computed()) {
      return computed.get(source.name());
    }
    Array value = inputs.get(source.name());
    Object array = Storage.allocate(source.type(), value.rows());
    Storage.write(value, array);
    return array;
  }

  /** The number of rows of the inputs that have any. */
  private static OptionalInt check(Program program, Map<String, Array> inputs) {
    OptionalInt rows = OptionalInt.empty();
    for (Input input : program.inputs()) {
      boolean bound = input.lifetime() == org.fnde.graph.Lifetime.BOUND;
      if (!bound || !program.reads(input)) {
        continue;
      }
      Array value = inputs.get(input.key());
      if (value == null || !value.type().equals(input.type())) {
        throw new IllegalArgumentException(
            "program "
                + program.name()
                + ": input "
                + input.key()
                + " needs "
                + input.type()
                + ", got "
                + (value == null ? "no value" : value.type()));
      }
      if (value.type().shape().hasRows()) {
        if (rows.isPresent() && rows.getAsInt() != value.rows()) {
          throw new IllegalArgumentException(
              "program "
                  + program.name()
                  + ": input "
                  + input.key()
                  + " has "
                  + value.rows()
                  + " rows, another one "
                  + rows.getAsInt());
        }
        rows = OptionalInt.of(value.rows());
      }
    }
    return rows;
  }

  private static Map<String, Object> compute(
      SimdExecutable constants, Map<String, Array> inputs, OptionalInt rows) {
    Map<String, Object> values = new HashMap<>();
    try (SimdRun run = new SimdRun(constants.backend(), rows.orElse(1))) {
      Map<String, Buffer> buffers = new HashMap<>();
      constants
          .program()
          .outputs()
          .forEach(o -> buffers.put(o.name(), run.buffer(o.value().type())));
      Launch launch = run.prepare(constants.bind(inputs), buffers);
      launch.attempt();
      launch.commit();
      for (Program.Output o : constants.program().outputs()) {
        Object array = ((SimdBuffer) buffers.get(o.name())).array();
        if (!o.value().shape().hasRows() && o.value().shape().rank() == 0) {
          double value = launch.get(launch.result(o.name()));
          if (array instanceof float[] f) {
            f[0] = (float) value;
          } else {
            ((double[]) array)[0] = value;
          }
        }
        values.put(o.name(), array);
      }
    }
    return values;
  }

  OptionalInt rows() {
    return rows;
  }

  /** Constants and packed matrices by the number of their array. */
  Map<Integer, Object> arrays() {
    return arrays;
  }

  @Override
  public Executable executable() {
    return executable;
  }

  SimdExecutable lowered() {
    return executable;
  }
}
