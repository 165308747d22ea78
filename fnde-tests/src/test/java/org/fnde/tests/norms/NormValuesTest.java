package org.fnde.tests.norms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.equation.Component;
import org.fnde.equation.Role;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.spi.Providers;
import org.fnde.spi.ScaledValue;
import org.fnde.testkit.ProgramEvaluator;
import org.fnde.testkit.ReferenceBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every norm of an adjoint's components against sums over the same numbers in plain Java. */
class NormValuesTest {
  private static final int ROWS = 3;
  private static final double ROUNDING = 1e-14;
  private final Map<Component, double[]> values = adjointState(new Random(7));

  private static Map<Component, double[]> adjointState(Random random) {
    Map<Component, double[]> state = new LinkedHashMap<>();
    put(state, component("adj t", Role.QUADRATURE, Component.TIME, Shape.of()), random, 0.3);
    put(state, Component.state("y", float64(Shape.rows(2))), random, 2);
    put(state, component("adj y", Role.ADJOINT, "y", Shape.rows(2)), random, 1);
    put(state, component("adj w", Role.QUADRATURE, "w", Shape.of(4, 9)), random, 3);
    put(state, component("adj b", Role.QUADRATURE, "b", Shape.of(5)), random, 9);
    put(state, component("adj v", Role.QUADRATURE, "v", Shape.of(7, 9)), random, 4);
    return state;
  }

  private static void put(
      Map<Component, double[]> state, Component component, Random random, double size) {
    Shape shape = component.type().shape();
    int count = shape.size() * (shape.hasRows() ? ROWS : 1);
    state.put(component, random.doubles(count, -size, size).toArray());
  }

  private static Component component(String name, Role role, String of, Shape shape) {
    return new Component(name, float64(shape), role, Optional.of(of));
  }

  private static ArrayType float64(Shape shape) {
    return new ArrayType(DType.FLOAT64, shape);
  }

  static Stream<Object[]> expected() {
    double[][] x = adjointState(new Random(7)).values().toArray(double[][]::new);
    double[] all = join(x);
    double at = Math.abs(x[0][0]);
    double state = Math.max(rms(x[1]), rms(x[2]));
    double tensors = Math.max(rms(x[3]), Math.max(rms(x[4]), rms(x[5])));
    double largest = DoubleStream.of(all).map(Math::abs).max().orElseThrow();
    double[] flat = join(x[1], x[2], x[3], x[4], x[5]);
    return Stream.of(
        new Object[] {"rms", rms(all)},
        new Object[] {"l2", rms(all) * Math.sqrt(all.length)},
        new Object[] {"max", largest},
        new Object[] {"mixed", Math.max(Math.max(at, state), tensors)},
        new Object[] {"mixed-joint", Math.max(Math.max(at, state), rms(join(x[3], x[4], x[5])))},
        new Object[] {"seminorm", state},
        new Object[] {"seminorm-torchdiffeq", Math.max(at, state)},
        new Object[] {"seminorm-joint", rms(join(x[1], x[2]))},
        new Object[] {"acrobot-as-published:factor=1", state},
        new Object[] {"acrobot-as-published:factor=2", windows(flat, 12)},
        new Object[] {"acrobot-as-published:factor=3", windows(flat, 18)},
        new Object[] {"acrobot-as-published", windows(flat, 48)},
        new Object[] {"acrobot-as-published:factor=10", windows(flat, 60)},
        new Object[] {"acrobot-as-published:factor=30", windows(flat, 180)});
  }

  /** The published slices; an empty one counts as nothing. */
  private static double windows(double[] flat, int length) {
    double[] first = Arrays.copyOfRange(flat, 0, Math.min(length, flat.length));
    int end = Math.min(2 * length, flat.length);
    return end <= length
        ? rms(first)
        : Math.max(rms(first), rms(Arrays.copyOfRange(flat, length, end)));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void valueIsThatOfTheFormula(String spec, double expected) {
    assertEquals(expected, evaluate(spec), ROUNDING * expected);
  }

  @ParameterizedTest
  @CsvSource({
    "rms, adj b, true",
    "l2, adj b, true",
    "max, adj b, true",
    "mixed, adj b, true",
    "mixed, adj t, true",
    "mixed-joint, adj b, true",
    "mixed-joint, y, true",
    "seminorm, y, true",
    "seminorm, adj y, true",
    "seminorm, adj t, false",
    "seminorm, adj w, false",
    "seminorm-torchdiffeq, adj t, true",
    "seminorm-torchdiffeq, adj v, false",
    "seminorm-joint, adj y, true",
    "seminorm-joint, adj w, false",
    "acrobot-as-published, adj y, true",
    "acrobot-as-published, adj w, true",
    "acrobot-as-published, adj t, false"
  })
  void notANumberComesThroughWhereItIsRead(String spec, String component, boolean read) {
    values.forEach((c, x) -> {
      if (c.name().equals(component)) {
        x[x.length - 1] = Double.NaN;
      }
    });
    assertEquals(read, Double.isNaN(evaluate(spec)));
  }

  @ParameterizedTest
  @CsvSource({
    "seminorm, 2",
    "seminorm-joint, 2",
    "seminorm-torchdiffeq, 3",
    "mixed, 6",
    "mixed-joint, 6"
  })
  void whatIsNotReadIsDeadCode(String spec, int read) {
    Program program = trace(spec);
    assertEquals(read, program.inputs().stream().filter(program::reads).count());
  }

  private double evaluate(String spec) {
    Map<String, Array> inputs = new LinkedHashMap<>();
    values.forEach((c, x) -> inputs.put(c.name(), Array.of(c.type(), rows(c), x)));
    try (ReferenceBackend backend = new ReferenceBackend()) {
      Map<String, Array> outputs = new ProgramEvaluator(backend).evaluate(trace(spec), inputs);
      return outputs.get("norm").get(0);
    }
  }

  private static int rows(Component component) {
    return component.type().shape().hasRows() ? ROWS : 1;
  }

  private Program trace(String spec) {
    ProgramBuilder builder = Program.builder(spec);
    List<ScaledValue> scaled = new ArrayList<>();
    for (Component c : values.keySet()) {
      Expr x = builder.input(c.name(), c.type(), Lifetime.STATE);
      scaled.add(ScaledValue.ofBatch(c, x));
    }
    Expr norm = Providers.load().norm(spec).of(scaled);
    assertTrue(norm.type().equals(ArrayType.scalar()), norm.toString());
    return builder.output(Group.ATTEMPT, "norm", norm).build();
  }

  private static double rms(double[] x) {
    return Math.sqrt(DoubleStream.of(x).map(v -> v * v).sum() / x.length);
  }

  private static double[] join(double[]... parts) {
    return Stream.of(parts).flatMapToDouble(DoubleStream::of).toArray();
  }
}
