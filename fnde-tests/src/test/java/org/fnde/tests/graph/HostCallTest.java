package org.fnde.tests.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.HostFunction;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.ProgramDifferentiation;
import org.fnde.graph.Shape;
import org.fnde.graph.TraceException;
import org.fnde.graph.primitive.HostCall;
import org.fnde.testkit.ProgramEvaluator;
import org.fnde.testkit.ReferenceBackend;
import org.junit.jupiter.api.Test;

/** Plain Java in a program. */
class HostCallTest {
  private static final List<Integer> PAIR = List.of(2);

  /** y = (a1 a2, a1 + a2) and s = a1, counted. */
  private record Counted(AtomicInteger calls, boolean hasVjp) implements HostFunction {
    @Override
    public String name() {
      return "counted";
    }

    @Override
    public List<List<Integer>> inputs() {
      return List.of(PAIR);
    }

    @Override
    public List<List<Integer>> outputs() {
      return List.of(PAIR, List.of());
    }

    @Override
    public void call(double[][] in, double[][] out) {
      calls.incrementAndGet();
      out[0][0] += in[0][0] * in[0][1];
      out[0][1] += in[0][0] + in[0][1];
      out[1][0] += in[0][0];
    }

    @Override
    public Optional<HostFunction> pullback(int output) {
      return hasVjp ? Optional.of(new Pullback(output)) : Optional.empty();
    }
  }

  private record Pullback(int output) implements HostFunction {
    @Override
    public String name() {
      return "pullback";
    }

    @Override
    public List<List<Integer>> inputs() {
      return List.of(PAIR, output == 0 ? PAIR : List.of());
    }

    @Override
    public List<List<Integer>> outputs() {
      return List.of(PAIR);
    }

    @Override
    public void call(double[][] in, double[][] out) {
      double[] a = in[0];
      double[] g = in[1];
      out[0][0] = output == 0 ? a[1] * g[0] + g[1] : g[0];
      out[0][1] = output == 0 ? a[0] * g[0] + g[1] : 0;
    }

    @Override
    public Optional<HostFunction> pullback(int result) {
      return Optional.empty();
    }
  }

  private static Program program(HostFunction f, Shape shape) {
    ProgramBuilder builder = Program.builder("plain");
    Expr a = builder.input("a", new ArrayType(DType.FLOAT64, shape), Lifetime.STATE);
    builder.output(Group.ATTEMPT, "y", Expr.of(new HostCall(f, 0), a));
    return builder.output(Group.COMMIT, "s", Expr.of(new HostCall(f, 1), a)).build();
  }

  @Test
  void itIsCalledOncePerRowForAllItsResults() {
    Counted f = new Counted(new AtomicInteger(), false);
    Array a = Array.rows(3, new double[] {1, 2, 3, 4, 5, 6}, 2);
    Map<String, Array> y =
        new ProgramEvaluator(new ReferenceBackend())
            .evaluate(program(f, Shape.rows(2)), Map.of("a", a));
    assertArrayEquals(new double[] {2, 3, 12, 7, 30, 11}, y.get("y").toDoubles());
    assertArrayEquals(new double[] {1, 3, 5}, y.get("s").toDoubles());
    assertEquals(3, f.calls().get());
  }

  @Test
  void itsVjpIsTheOneItGives() {
    Counted f = new Counted(new AtomicInteger(), true);
    Program vjp = ProgramDifferentiation.vjp(program(f, Shape.rows(2)), List.of("a"));
    Map<String, Array> inputs =
        Map.of(
            "a", Array.rows(2, new double[] {1, 2, 3, 4}, 2),
            "cotangent.y", Array.rows(2, new double[] {1, 10, 1, 0}, 2),
            "cotangent.s", Array.rows(2, new double[] {100, 0}));
    Array g = new ProgramEvaluator(new ReferenceBackend()).evaluate(vjp, inputs).get("gradient.a");
    assertArrayEquals(new double[] {112, 11, 4, 3}, g.toDoubles());
  }

  @Test
  void derivativesItDoesNotHaveAreRefusedByName() {
    Program without = program(new Counted(new AtomicInteger(), false), Shape.of(2));
    Class<UnsupportedOperationException> refused = UnsupportedOperationException.class;
    List<String> wrt = List.of("a");
    String vjp = assertThrows(refused, () -> ProgramDifferentiation.vjp(without, wrt)).getMessage();
    assertTrue(vjp.contains("counted") && vjp.contains("VJP"), vjp);
    String jvp = assertThrows(refused, () -> ProgramDifferentiation.jvp(without, wrt)).getMessage();
    assertTrue(jvp.contains("counted") && jvp.contains("JVP"), jvp);
    Program with = program(new Counted(new AtomicInteger(), true), Shape.of(2));
    Program once = ProgramDifferentiation.vjp(with, wrt);
    assertThrows(refused, () -> ProgramDifferentiation.vjp(once, wrt));
  }

  @Test
  void itTakesDoublesOfItsDimensions() {
    HostCall call = new HostCall(new Counted(new AtomicInteger(), false), 0);
    Expr single = Expr.literal(1, DType.FLOAT32, PAIR);
    Expr scalar = Expr.literal(1, DType.FLOAT64, List.of());
    assertThrows(TraceException.class, () -> Expr.of(call, single));
    assertThrows(TraceException.class, () -> Expr.of(call, scalar));
    assertThrows(TraceException.class, () -> Expr.of(call));
  }
}
