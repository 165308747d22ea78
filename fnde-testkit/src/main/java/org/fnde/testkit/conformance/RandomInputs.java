package org.fnde.testkit.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Input;

/** Values for the inputs of a program, drawn at random. */
public final class RandomInputs {

  /** No floating-point input is larger. */
  public static final double LARGEST = 1.5;

  private RandomInputs() {}

  /**
   * Draws values.
   *
   * @param program the program
   * @param rows the number of rows
   * @param seed what they are drawn from
   * @return a value for every input: times in [0, 1], labels 0 to 4, others up to {@link #LARGEST}
   */
  public static Map<String, Array> of(Program program, int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Array> inputs = new HashMap<>();
    for (Input input : program.inputs()) {
      inputs.put(input.key(), array(input, rows, random));
    }
    return inputs;
  }

  private static Array array(Input input, int batch, SplittableRandom random) {
    ArrayType type = input.type();
    int rows = type.shape().hasRows() ? batch : 1;
    double[] values = new double[rows * type.shape().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          !type.dtype().isFloat()
              ? random.nextInt(5)
              : input.lifetime() == Lifetime.STEP
                  ? random.nextDouble()
                  : random.nextDouble(-LARGEST, LARGEST);
    }
    return Array.of(type, rows, values);
  }
}
