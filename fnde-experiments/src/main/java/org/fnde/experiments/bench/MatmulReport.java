package org.fnde.experiments.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.experiments.results.Machine;
import org.fnde.experiments.results.Median;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.models.CounterRandom;

/**
 * Measures a compiled product of 256 rows of 400 with a 400 x 400 matrix in float32, against
 * multiply-adds on registers alone, in alternation on one thread.
 *
 * @param backend what compiles the product, with one thread
 * @param peak multiply-adds for some milliseconds; gives their floating-point operations
 * @param rounds how often each is measured
 */
public record MatmulReport(Backend backend, DoubleSupplier peak, int rounds) {
  private static final int ROWS = 256;
  private static final int SIZE = 400;
  private static final int PRODUCTS = 50;
  private static final double OPERATIONS = 2.0 * ROWS * SIZE * SIZE;

  /**
   * Measures and prints.
   *
   * @param out where to
   */
  public void print(PrintStream out) {
    Machine machine = Machine.current();
    out.printf(
        "%s, %d cores, %s, %s%n", machine.cpu(), machine.cores(), machine.jvm(), machine.os());
    try (Run run = backend.open(ROWS)) {
      Launch launch = launch(run);
      DoubleSupplier products = () -> products(launch);
      measured(products, peak, rounds);
      double[][] speeds = measured(products, peak, rounds);
      double product = Median.of(DoubleStream.of(speeds[0]));
      double fused = Median.of(DoubleStream.of(speeds[1]));
      out.printf(
          Locale.ROOT,
          "product %dx%dx%d, float32, backend %s, one thread: median %.1f GFLOP/s, best %.1f%n",
          ROWS,
          SIZE,
          SIZE,
          backend.id(),
          product,
          best(speeds[0]));
      out.printf(
          Locale.ROOT,
          "multiply-adds on registers:%s median %.1f GFLOP/s, best %.1f%n",
          " ".repeat(27),
          fused,
          best(speeds[1]));
      out.printf(
          Locale.ROOT,
          "the product reaches %.0f %% of the peak (best against best %.0f %%)%n",
          100 * product / fused,
          100 * best(speeds[0]) / best(speeds[1]));
    }
  }

  private Launch launch(Run run) {
    ArrayType rowType = new ArrayType(DType.FLOAT32, Shape.rows(SIZE));
    ArrayType weightType = new ArrayType(DType.FLOAT32, Shape.of(SIZE, SIZE));
    ProgramBuilder builder = Program.builder("product");
    Expr x = builder.input("x", rowType, Lifetime.STATE);
    Expr w = builder.input("w", weightType, Lifetime.BOUND);
    Program program = builder.output(Group.ATTEMPT, "y", x.matmul(w)).build();
    Binding binding = backend.compile(program).bind(Map.of("w", random(weightType, 1)));
    Buffer in = run.buffer(rowType);
    in.write(random(rowType, ROWS));
    return run.prepare(binding, Map.of("x", in, "y", run.buffer(rowType)));
  }

  private static Array random(ArrayType type, int rows) {
    CounterRandom random = CounterRandom.of(0, "matmul", type.toString());
    double[] values = new double[rows * type.shape().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * random.uniform(i) - 1;
    }
    return Array.of(type, rows, values);
  }

  private static double products(Launch launch) {
    for (int i = 0; i < PRODUCTS; i++) {
      launch.attempt();
    }
    return PRODUCTS * OPERATIONS;
  }

  /** GFLOP/s of both, round by round. */
  private static double[][] measured(DoubleSupplier first, DoubleSupplier second, int rounds) {
    double[][] speeds = new double[2][rounds];
    for (int i = 0; i < rounds; i++) {
      speeds[0][i] = speed(first);
      speeds[1][i] = speed(second);
    }
    return speeds;
  }

  private static double speed(DoubleSupplier work) {
    long start = System.nanoTime();
    double operations = work.getAsDouble();
    return operations / (System.nanoTime() - start);
  }

  private static double best(double[] speeds) {
    return DoubleStream.of(speeds).max().orElseThrow();
  }
}
