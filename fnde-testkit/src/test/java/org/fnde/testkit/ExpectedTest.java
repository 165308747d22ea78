package org.fnde.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.fnde.backend.Array;
import org.fnde.graph.DType;
import org.fnde.graph.Program;
import org.fnde.testkit.conformance.Expected;
import org.fnde.testkit.conformance.RandomInputs;
import org.fnde.testkit.conformance.RandomProgram;
import org.junit.jupiter.api.Test;

/** The comparison with random programs finds wrong results, and no others. */
class ExpectedTest {
  private static final int PROGRAMS = 60;

  /** How many programs have a result that is found wrong after a change to every element. */
  private static long found(DType dtype, DoubleUnaryOperator change) {
    ProgramEvaluator evaluator = new ProgramEvaluator(new ReferenceBackend());
    return LongStream.range(1000, 1000 + PROGRAMS)
        .filter(seed -> {
          Program program = RandomProgram.of(seed, dtype, true);
          Map<String, Array> inputs = RandomInputs.of(program, 7, seed);
          Map<String, Array> changed = new HashMap<>();
          evaluator
              .evaluate(program, inputs, 7)
              .forEach((key, value) -> changed.put(key, changed(value, change)));
          return Expected.of(program, inputs, 7).mismatch(changed).isPresent();
        })
        .count();
  }

  private static Array changed(Array value, DoubleUnaryOperator change) {
    double[] x = value.toDoubles();
    Arrays.setAll(x, i -> change.applyAsDouble(x[i]));
    return Array.of(value.type(), value.rows(), x);
  }

  @Test
  void roundedResultsAreRight() {
    assertEquals(0, found(DType.FLOAT32, x -> x));
    assertEquals(0, found(DType.FLOAT64, x -> x));
  }

  /** A few hundred units in the last place: more than forty operations and their sums lose. */
  @Test
  void smallErrorsAreFoundInMostPrograms() {
    long single = found(DType.FLOAT32, x -> x * (1 + 0x1p-14));
    long wide = found(DType.FLOAT64, x -> x * (1 + 0x1p-40));
    assertTrue(single > 0.8 * PROGRAMS && wide > 0.8 * PROGRAMS, single + " " + wide);
  }

  @Test
  void nanIsFoundInEveryProgram() {
    assertEquals(PROGRAMS, found(DType.FLOAT32, x -> Double.NaN));
  }
}
