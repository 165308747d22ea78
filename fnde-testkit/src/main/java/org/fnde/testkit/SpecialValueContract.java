package org.fnde.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** NaN, infinities, zeros, and values at the ends of the range. */
public interface SpecialValueContract extends BackendSource {

  /**
   * Elementary functions of special values agree with the reference in what is NaN and what is
   * infinite, and are elsewhere right to eight units in the last place; sines and cosines are so
   * for angles up to a thousand.
   *
   * @return one test per function and element type
   */
  @TestFactory
  default Stream<DynamicTest> elementaryFunctionsOfSpecialValues() {
    Map<String, UnaryOperator<Expr>> functions =
        Map.ofEntries(
            Map.entry("neg", Expr::negate),
            Map.entry("abs", Expr::abs),
            Map.entry("sqrt", Expr::sqrt),
            Map.entry("exp", Expr::exp),
            Map.entry("expm1", Expr::expm1),
            Map.entry("log", Expr::log),
            Map.entry("log1p", Expr::log1p),
            Map.entry("sin", x -> angle(x).sin()),
            Map.entry("cos", x -> angle(x).cos()),
            Map.entry("tanh", Expr::tanh),
            Map.entry("sigmoid", Expr::sigmoid),
            Map.entry("softplus", Expr::softplus),
            Map.entry("floor", Expr::floor),
            Map.entry("relu", Expr::relu),
            Map.entry("to float32", x -> x.cast(DType.FLOAT32)),
            Map.entry("to float64", x -> x.cast(DType.FLOAT64)),
            Map.entry("to int32", x -> x.cast(DType.INT32)));
    return Stream.of(DType.FLOAT32, DType.FLOAT64)
        .flatMap(dtype ->
            functions.entrySet().stream()
                .map(f ->
                    DynamicTest.dynamicTest(
                        f.getKey() + " " + dtype,
                        () -> compare(dtype, (a, b) -> f.getValue().apply(a)))));
  }

  /**
   * Functions of two special values agree with the reference.
   *
   * @return one test per function and element type
   */
  @TestFactory
  default Stream<DynamicTest> arithmeticOfSpecialValues() {
    Map<String, BinaryOperator<Expr>> functions =
        Map.of(
            "add", Expr::plus,
            "sub", Expr::minus,
            "mul", Expr::times,
            "div", Expr::dividedBy,
            "max", Expr::max,
            "min", Expr::min,
            "less", Expr::lessThan,
            "less or equal", Expr::lessOrEqual,
            "equal", Expr::equalTo,
            "select", (a, b) -> a.select(b, a));
    return Stream.of(DType.FLOAT32, DType.FLOAT64)
        .flatMap(dtype ->
            functions.entrySet().stream()
                .map(f ->
                    DynamicTest.dynamicTest(
                        f.getKey() + " " + dtype, () -> compare(dtype, f.getValue()))));
  }

  /** NaN is kept by sums, products and maxima, and stays in its row. */
  @Test
  default void nanIsKept() {
    ProgramBuilder builder = Program.builder("nan");
    Expr x = builder.input("x", new ArrayType(DType.FLOAT32, Shape.rows(3)), Lifetime.STATE);
    Expr zero = Expr.literal(0, DType.FLOAT32, List.of(3, 5));
    builder.output(Group.ATTEMPT, "product", x.matmul(zero));
    builder.output(Group.ATTEMPT, "times zero", x.times(0));
    builder.output(Group.ATTEMPT, "sum", x.sum());
    builder.output(Group.ATTEMPT, "max", x.maxAlong(-1));
    builder.output(Group.COMMIT, "sum of rows", x.sumRows());
    builder.output(Group.COMMIT, "max of rows", x.maxRows());
    builder.output(Group.COMMIT, "chosen", x.equalTo(x).select(x, x.times(0).select(x, x)));
    Program program = builder.build();
    int rows = 57;
    float[] values = new float[3 * rows];
    values[3 * 20 + 1] = Float.NaN;
    Array in = Array.rows(rows, values, 3);
    try (Backend backend = backend()) {
      Map<String, Array> y = new ProgramEvaluator(backend).evaluate(program, Map.of("x", in));
      for (int row = 0; row < rows; row++) {
        boolean nan = row == 20;
        assertEquals(nan, Double.isNaN(y.get("product").get(5 * row + 2)), "product, row " + row);
        assertEquals(nan, Double.isNaN(y.get("times zero").get(3 * row + 1)), "times, row " + row);
        assertEquals(nan, Double.isNaN(y.get("sum").get(row)), "sum, row " + row);
        assertEquals(nan, Double.isNaN(y.get("max").get(row)), "max, row " + row);
      }
      for (int i = 0; i < 3; i++) {
        assertEquals(i == 1, Double.isNaN(y.get("sum of rows").get(i)), "sum of rows, " + i);
        assertEquals(i == 1, Double.isNaN(y.get("max of rows").get(i)), "max of rows, " + i);
      }
    }
  }

  /** What a select does not choose does not matter, not even if it is NaN or infinite. */
  @Test
  default void whatIsNotChosenDoesNotMatter() {
    ProgramBuilder builder = Program.builder("guarded");
    Expr x = builder.input("x", new ArrayType(DType.FLOAT32, Shape.rows(2)), Lifetime.STATE);
    Expr guarded = x.greaterThan(0).select(x.log(), x.abs().times(0));
    builder.output(Group.ATTEMPT, "y", guarded);
    builder.output(Group.ATTEMPT, "sum", guarded.sumRows());
    Array in = Array.rows(3, new float[] {1, -1, 1, 0, 1, Float.NEGATIVE_INFINITY}, 2);
    try (Backend backend = backend()) {
      Map<String, Array> y =
          new ProgramEvaluator(backend).evaluate(builder.build(), Map.of("x", in));
      assertEquals(0, y.get("sum").get(0));
      assertTrue(Double.isNaN(y.get("sum").get(1)), "0 times infinity was chosen");
      assertEquals(0, y.get("y").get(1));
    }
  }

  /** The number itself, 0 instead of a finite number above a thousand. */
  private static Expr angle(Expr x) {
    Expr infinite = x.abs().equalTo(Double.POSITIVE_INFINITY);
    Expr large = x.abs().greaterThan(1000).times(infinite.negate().plus(1));
    return large.select(x.minus(x), x);
  }

  private void compare(DType dtype, BinaryOperator<Expr> function) {
    double[] values = values(dtype);
    int n = values.length;
    double[] left = new double[n * n];
    double[] right = new double[n * n];
    for (int i = 0; i < n * n; i++) {
      left[i] = values[i / n];
      right[i] = values[i % n];
    }
    ArrayType type = new ArrayType(dtype, Shape.rows(n));
    ProgramBuilder builder = Program.builder("special values");
    Expr a = builder.input("a", type, Lifetime.STATE);
    Expr b = builder.input("b", type, Lifetime.STATE);
    Program program = builder.output(Group.ATTEMPT, "y", function.apply(a, b)).build();
    Map<String, Array> inputs = Map.of("a", Array.of(type, n, left), "b", Array.of(type, n, right));
    Array expected = result(new ReferenceBackend(), program, inputs);
    Array actual = result(backend(), program, inputs);
    for (int i = 0; i < n * n; i++) {
      String what = "a = " + left[i] + ", b = " + right[i];
      assertClose(expected.get(i), actual.get(i), expected.type().dtype(), what);
    }
  }

  private static Array result(Backend backend, Program program, Map<String, Array> inputs) {
    try (backend) {
      return new ProgramEvaluator(backend).evaluate(program, inputs).get("y");
    }
  }

  private static double[] values(DType dtype) {
    double least = dtype == DType.FLOAT32 ? Float.MIN_NORMAL : Double.MIN_NORMAL;
    double largest = dtype == DType.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
    double nan = Double.NaN;
    double infinity = Double.POSITIVE_INFINITY;
    DoubleStream signed =
        DoubleStream.of(0, 1, 0.5, 1e-8, 0.7, 2.5, 7, 20.5, 90, 120, 800, largest, infinity)
            .flatMap(x -> DoubleStream.of(x, -x));
    return DoubleStream.concat(signed, DoubleStream.of(0.1, least, nan)).toArray();
  }

  private static void assertClose(double expected, double actual, DType dtype, String what) {
    if (Double.isNaN(expected) || Double.isInfinite(expected)) {
      assertEquals(expected, actual, what);
      return;
    }
    boolean single = dtype == DType.FLOAT32;
    double least = single ? Float.MIN_NORMAL : Double.MIN_NORMAL;
    double ulp = single ? Math.ulp((float) expected) : Math.ulp(expected);
    assertEquals(expected, actual, 8 * ulp + least, what);
  }
}
