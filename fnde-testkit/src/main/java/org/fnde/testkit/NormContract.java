package org.fnde.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
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
import org.fnde.spi.Norm;
import org.fnde.spi.ScaledValue;
import org.junit.jupiter.api.Test;

/**
 * What every norm must do, shown on the components of an adjoint solve: gradient of time, state,
 * adjoint, two parameters. A test class implements this interface, and inherits its tests.
 */
public interface NormContract {

  /**
   * The norm.
   *
   * @return the norm
   */
  Norm norm();

  /**
   * Whether the norm reads a component of {@link #components()}.
   *
   * @param component one of them
   * @return true unless overridden
   */
  default boolean reads(Component component) {
    return true;
  }

  /**
   * What the norm is tried on.
   *
   * @return components in the order of an adjoint solve
   */
  default List<Component> components() {
    return List.of(
        gradient("adj t", Role.QUADRATURE, Component.TIME, Shape.of()),
        Component.state("y", new ArrayType(DType.FLOAT64, Shape.rows(3))),
        gradient("adj y", Role.ADJOINT, "y", Shape.rows(3)),
        gradient("adj w", Role.QUADRATURE, "w", Shape.of(3, 4)),
        gradient("adj b", Role.QUADRATURE, "b", Shape.of(4)));
  }

  private static Component gradient(String name, Role role, String of, Shape shape) {
    return new Component(name, new ArrayType(DType.FLOAT64, shape), role, Optional.of(of));
  }

  /** The result is a FLOAT64 scalar shared by the batch. */
  @Test
  default void theNormIsOneNumber() {
    assertEquals(ArrayType.scalar(), program().output("norm").value().type());
  }

  /** The norm of zeros is 0, and of anything else it is not negative. */
  @Test
  default void theNormIsNotNegative() {
    assertEquals(0, value(scaled(random(1), 0)));
    for (int seed = 0; seed < 10; seed++) {
      double value = value(random(seed));
      assertTrue(value > 0, "norm of random values, seed " + seed + ": " + value);
    }
  }

  /** {@code norm(c x) = |c| norm(x)}; for powers of two up to rounding of a few operations. */
  @Test
  default void theNormIsHomogeneous() {
    double value = value(random(2));
    for (double factor : List.of(-1.0, 4.0, -0.125, 0x1p20)) {
      double expected = Math.abs(factor) * value;
      assertEquals(expected, value(scaled(random(2), factor)), 1e-14 * expected);
    }
  }

  /** What the norm says it reads changes it, what it does not read does not. */
  @Test
  default void theNormReadsItsComponents() {
    Map<String, Array> values = random(3);
    double before = value(values);
    for (Component c : components()) {
      Map<String, Array> changed = new HashMap<>(values);
      changed.put(c.name(), scaled(values.get(c.name()), 1e6));
      String what = "the norm reads " + c.name();
      assertEquals(reads(c), value(changed) != before, what);
    }
  }

  /** NaN in is NaN out, unless the norm does not read it. */
  @Test
  default void notANumberComesThrough() {
    Map<String, Array> values = random(4);
    for (Component c : components()) {
      double[] x = values.get(c.name()).toDoubles();
      x[x.length - 1] = Double.NaN;
      Map<String, Array> changed = new HashMap<>(values);
      changed.put(c.name(), Array.of(c.type(), values.get(c.name()).rows(), x));
      assertEquals(reads(c), Double.isNaN(value(changed)), "NaN in " + c.name());
    }
  }

  private Program program() {
    ProgramBuilder builder = Program.builder("norm");
    List<ScaledValue> values =
        components().stream()
            .map(c -> ScaledValue.ofBatch(c, builder.input(c.name(), c.type(), Lifetime.STATE)))
            .toList();
    Expr norm = norm().of(values);
    return builder.output(Group.ATTEMPT, "norm", norm).build();
  }

  private double value(Map<String, Array> values) {
    try (ReferenceBackend backend = new ReferenceBackend()) {
      return new ProgramEvaluator(backend).evaluate(program(), values).get("norm").get(0);
    }
  }

  private Map<String, Array> random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Array> values = new HashMap<>();
    for (Component c : components()) {
      int rows = c.type().shape().hasRows() ? 5 : 1;
      int count = rows * c.type().shape().size();
      values.put(c.name(), Array.of(c.type(), rows, random.doubles(count, -1, 1).toArray()));
    }
    return values;
  }

  private static Map<String, Array> scaled(Map<String, Array> values, double factor) {
    Map<String, Array> scaled = new HashMap<>();
    values.forEach((key, value) -> scaled.put(key, scaled(value, factor)));
    return scaled;
  }

  private static Array scaled(Array value, double factor) {
    double[] x = value.toDoubles();
    Arrays.setAll(x, i -> factor * x[i]);
    return Array.of(value.type(), value.rows(), x);
  }
}
