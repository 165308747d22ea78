package org.fnde.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.DType;
import org.fnde.graph.Program;
import org.fnde.testkit.conformance.Expected;
import org.fnde.testkit.conformance.PrimitiveSet;
import org.fnde.testkit.conformance.RandomInputs;
import org.fnde.testkit.conformance.RandomProgram;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Random programs over all primitives, and their VJPs, give what an evaluation in double gives, up
 * to what rounding can do to them. A failure prints the seed and the program.
 */
public interface RandomProgramContract extends BackendSource {

  /**
   * What the programs are drawn from, each in float32 and in float64.
   *
   * @return 500 seeds; override it to look at single ones
   */
  default LongStream seeds() {
    return LongStream.range(0, 500);
  }

  /**
   * The numbers of rows that every program is run with.
   *
   * @return one row, and numbers that are no multiples of a vector
   */
  default List<Integer> batches() {
    return List.of(1, 7, 57, 256);
  }

  /**
   * Compares results with an evaluation in double.
   *
   * @return one test per twenty-five programs
   */
  @TestFactory
  default Stream<DynamicTest> randomProgramsAndTheirVjps() {
    List<Long> all = seeds().boxed().toList();
    return IntStream.range(0, (all.size() + 24) / 25)
        .mapToObj(i -> all.subList(25 * i, Math.min(all.size(), 25 * i + 25)))
        .map(block ->
            DynamicTest.dynamicTest(
                "seeds " + block.getFirst() + " to " + block.getLast(), () -> compare(block)));
  }

  private void compare(List<Long> seeds) {
    try (Backend backend = backend()) {
      for (long seed : seeds) {
        compare(backend, seed, DType.FLOAT32);
        compare(backend, seed, DType.FLOAT64);
      }
    }
  }

  private void compare(Backend backend, long seed, DType dtype) {
    Program program = RandomProgram.of(seed, dtype, callsPlainJava());
    Program vjp = RandomProgram.vjp(program);
    for (int rows : batches()) {
      compare(backend, program, rows, seed);
      compare(backend, vjp, rows, seed);
    }
  }

  private static void compare(Backend backend, Program program, int rows, long seed) {
    String where = "seed " + seed + ", " + rows + " rows: ";
    Map<String, Array> inputs = RandomInputs.of(program, rows, seed);
    Map<String, Array> results;
    try {
      results = new ProgramEvaluator(backend).evaluate(program, inputs, rows);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(where + e + "\n" + program, e);
    }
    Expected.of(program, inputs, rows)
        .mismatch(results)
        .ifPresent(message -> fail(where + message + "\n" + program));
  }

  /** The random programs together contain every primitive. */
  @Test
  default void randomProgramsContainEveryPrimitive() {
    TreeSet<String> missing = new TreeSet<>();
    PrimitiveSet.all().forEach(c -> missing.add(c.getSimpleName()));
    seeds()
        .mapToObj(seed -> RandomProgram.of(seed, DType.FLOAT32, callsPlainJava()))
        .flatMap(p -> p.nodes().stream())
        .map(n -> n.primitive().getClass())
        .map(Class::getSimpleName)
        .forEach(missing::remove);
    if (!callsPlainJava()) {
      missing.remove("HostCall");
    }
    assertEquals(new TreeSet<>(), missing);
  }
}
