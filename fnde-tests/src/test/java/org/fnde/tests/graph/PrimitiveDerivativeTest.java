package org.fnde.tests.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.graph.DType;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramDifferentiation;
import org.fnde.graph.primitive.HostCall;
import org.fnde.graph.primitive.Primitive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** First and second derivatives of every primitive, with shared operands and operands with rows. */
class PrimitiveDerivativeTest {
  private static final int ROWS = 3;

  @Test
  void everyPrimitiveHasACase() {
    Set<Class<?>> cases =
        PrimitiveCases.all().stream().map(PrimitiveCase::primitive).collect(Collectors.toSet());
    assertEquals(members(Primitive.class).collect(Collectors.toSet()), cases);
  }

  private static Stream<Class<?>> members(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(PrimitiveDerivativeTest::members)
        : Stream.of(type);
  }

  /** {@link HostCall} has tests of its own: it has no JVP and no second derivative. */
  private static Stream<PrimitiveCase> cases() {
    return PrimitiveCases.all().stream().filter(c -> c.primitive() != HostCall.class);
  }

  private interface Check {
    void run(PrimitiveCase c, List<Boolean> rows);
  }

  private static Stream<DynamicTest> each(Check check) {
    return cases()
        .flatMap(c ->
            c.batches().stream()
                .map(
                    rows -> dynamicTest(c.name() + c.operands() + rows, () -> check.run(c, rows))));
  }

  private static Map<String, Array> point(DerivativeCheck check, PrimitiveCase c, Program p) {
    Map<String, Array> point = check.draw(p.inputs(), -1, 1);
    for (var input : p.inputs()) {
      if (input.key().startsWith("x")) {
        point.put(input.key(), check.draw(input.type(), c.low(), c.high()));
      }
    }
    return point;
  }

  @TestFactory
  Stream<DynamicTest> firstDerivatives() {
    return each((c, rows) -> check(c, c.program(DType.FLOAT64, rows)));
  }

  @TestFactory
  Stream<DynamicTest> derivativesOfVjps() {
    return each((c, rows) -> {
      Program program = c.program(DType.FLOAT64, rows);
      check(c, ProgramDifferentiation.vjp(program, DerivativeCheck.keys(program)));
    });
  }

  @TestFactory
  Stream<DynamicTest> derivativesOfJvps() {
    return each((c, rows) -> {
      Program program = c.program(DType.FLOAT64, rows);
      check(c, ProgramDifferentiation.jvp(program, DerivativeCheck.keys(program)));
    });
  }

  private static void check(PrimitiveCase c, Program program) {
    DerivativeCheck check = new DerivativeCheck(ROWS);
    check.check(program, point(check, c, program));
  }

  /**
   * Values and derivatives to second order. Both are evaluated on the same numbers, so they differ
   * by rounding: some 2^-24 of the terms.
   */
  @TestFactory
  Stream<DynamicTest> float32AgreesWithFloat64() {
    List<UnaryOperator<Program>> derivatives =
        List.of(
            p -> p,
            p -> jvp(p),
            p -> vjp(p),
            p -> jvp(jvp(p)),
            p -> jvp(vjp(p)),
            p -> vjp(jvp(p)),
            p -> vjp(vjp(p)));
    return each((c, rows) -> {
      DerivativeCheck check = new DerivativeCheck(ROWS);
      for (UnaryOperator<Program> derivative : derivatives) {
        Program single = derivative.apply(c.program(DType.FLOAT32, rows));
        Program wide = derivative.apply(c.program(DType.FLOAT64, rows));
        compare(check, single, wide, point(check, c, wide));
      }
    });
  }

  private static Program vjp(Program program) {
    return ProgramDifferentiation.vjp(program, DerivativeCheck.keys(program));
  }

  private static Program jvp(Program program) {
    return ProgramDifferentiation.jvp(program, DerivativeCheck.keys(program));
  }

  private static void compare(
      DerivativeCheck check, Program single, Program wide, Map<String, Array> inputs) {
    Map<String, Array> rounded = new HashMap<>();
    inputs.forEach((key, value) -> rounded.put(key, value.as(DType.FLOAT32)));
    Map<String, Array> actual = check.evaluate(single, rounded);
    check
        .evaluate(wide, inputs)
        .forEach((key, expected) -> {
          double scale = 1 + DerivativeCheck.largest(expected.toDoubles());
          String what = key + " of " + wide.name();
          for (int i = 0; i < expected.length(); i++) {
            assertEquals(expected.get(i), actual.get(key).get(i), 32 * 0x1p-24 * scale, what);
          }
        });
  }
}
