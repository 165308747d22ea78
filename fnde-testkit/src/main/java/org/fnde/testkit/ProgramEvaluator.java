package org.fnde.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Input;

/**
 * Evaluates programs once, for tests: opens a run, writes the inputs, runs both groups of outputs
 * and reads them.
 *
 * @param backend where to run; not closed here
 */
public record ProgramEvaluator(Backend backend) {

  /**
   * Evaluates a program.
   *
   * @param program the program, whose outputs have other names than its inputs
   * @param inputs a value for every input that an output depends on, of whatever lifetime
   * @return all outputs by name
   * @throws IllegalArgumentException if a value is missing or does not fit, or numbers of rows
   *     differ
   */
  public Map<String, Array> evaluate(Program program, Map<String, Array> inputs) {
    return evaluate(program, inputs, rows(inputs));
  }

  /**
   * Evaluates a program on a batch of given size, for programs that only rows of their own have.
   *
   * @param program the program, whose outputs have other names than its inputs
   * @param inputs a value for every input that an output depends on, of whatever lifetime
   * @param rows the number of rows
   * @return all outputs by name
   * @throws IllegalArgumentException if a value is missing or does not fit
   */
  public Map<String, Array> evaluate(Program program, Map<String, Array> inputs, int rows) {
    try (Run run = backend.open(rows)) {
      Map<String, Buffer> buffers = buffers(run, program, inputs);
      Launch launch = run.prepare(backend.compile(program).bind(inputs), buffers);
      for (Input input : program.inputs()) {
        if (input.lifetime() == Lifetime.STEP && program.reads(input)) {
          launch.set(launch.slot(input.key()), inputs.get(input.key()).get(0));
        }
      }
      launch.attempt();
      launch.commit();
      Map<String, Array> results = new LinkedHashMap<>();
      for (Program.Output o : program.outputs()) {
        results.put(o.name(), isScalar(o) ? scalar(launch, o) : buffers.get(o.name()).read());
      }
      return results;
    }
  }

  private static Map<String, Buffer> buffers(Run run, Program program, Map<String, Array> inputs) {
    Map<String, Buffer> buffers = new HashMap<>();
    for (Input input : program.inputs()) {
      boolean buffered = input.lifetime() == Lifetime.SEGMENT || input.lifetime() == Lifetime.STATE;
      if (buffered && inputs.containsKey(input.key())) {
        Buffer buffer = run.buffer(input.type());
        buffer.write(inputs.get(input.key()));
        buffers.put(input.key(), buffer);
      }
    }
    for (Program.Output o : program.outputs()) {
      if (!isScalar(o)) {
        buffers.put(o.name(), run.buffer(o.value().type()));
      }
    }
    return buffers;
  }

  private static boolean isScalar(Program.Output output) {
    return output.value().shape().equals(Shape.of());
  }

  private static Array scalar(Launch launch, Program.Output output) {
    ArrayType type = output.value().type();
    return Array.of(type, 1, new double[] {launch.get(launch.result(output.name()))});
  }

  private static int rows(Map<String, Array> inputs) {
    List<Integer> counts =
        new ArrayList<>(
            inputs.values().stream()
                .filter(a -> a.type().shape().hasRows())
                .map(Array::rows)
                .distinct()
                .toList());
    if (counts.size() > 1) {
      throw new IllegalArgumentException("inputs have different numbers of rows: " + counts);
    }
    return counts.isEmpty() ? 1 : counts.getFirst();
  }
}
