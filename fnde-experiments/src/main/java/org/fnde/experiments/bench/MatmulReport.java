package org.fnde.experiments.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.backend.simd.measure.KernelSpeed;
import org.fnde.experiments.results.Machine;
import org.fnde.experiments.results.Median;
import org.fnde.experiments.text.TextTable;
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
 * Measures a compiled product of 256 rows of 400 with a 400 x 400 matrix in float32 on one thread,
 * the kernel that multiplies, and multiply-adds on registers alone, in turn. A round's speed is
 * that of its shortest run, which nothing else on the machine has interrupted.
 *
 * @param backend what compiles the product, with one thread
 * @param rounds how often each is measured
 */
public record MatmulReport(Backend backend, int rounds) {
  private static final int ROWS = 256;
  private static final int SIZE = 400;
  private static final int TILE = 64;
  private static final int PRODUCTS = 1000;
  private static final double OPERATIONS = 2.0 * ROWS * SIZE * SIZE;

  /** GFLOP/s. */
  private record Round(double product, double kernel, OptionalDouble peak) {}

  /**
   * Measures and prints.
   *
   * @param out where to
   */
  public void print(PrintStream out) {
    out.println(Machine.current().line());
    out.printf(
        "%d x %d x %d, float32, one thread, backend %s; GFLOP/s, %d rounds%n%n",
        ROWS, SIZE, SIZE, backend.id(), rounds);
    try (Run run = backend.open(ROWS)) {
      Launch launch = launch(run);
      compiledSpeed(launch);
      KernelSpeed kernels = new KernelSpeed();
      List<Round> measured = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        KernelSpeed.Speed speed = kernels.product(ROWS, SIZE, SIZE, TILE, 1);
        measured.add(new Round(compiledSpeed(launch), speed.product(), speed.peak()));
      }
      report(out, measured);
    }
  }

  private static void report(PrintStream out, List<Round> rounds) {
    double[] product = rounds.stream().mapToDouble(Round::product).toArray();
    double[] kernel = rounds.stream().mapToDouble(Round::kernel).toArray();
    double[] peak = rounds.stream().flatMapToDouble(round -> round.peak().stream()).toArray();
    TextTable table = TextTable.of("", "median", "best").row(row("compiled product", product));
    table = table.row(row("its kernel alone", kernel));
    if (peak.length == 0) {
      table.print(out);
      out.println("no vector registers in use: no peak to compare with");
      return;
    }
    table.row(row("multiply-adds on registers", peak)).print(out);
    out.printf(
        Locale.ROOT,
        "the compiled product reaches %.0f %% of the peak, best against best %.0f %%%n",
        100 * median(product) / median(peak),
        100 * best(product) / best(peak));
  }

  private static String[] row(String name, double[] speeds) {
    return new String[] {
      name,
      String.format(Locale.ROOT, "%.1f", median(speeds)),
      String.format(Locale.ROOT, "%.1f", best(speeds))
    };
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

  /** By the shortest of many products, as the others are measured. */
  private static double compiledSpeed(Launch launch) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < PRODUCTS; i++) {
      long start = System.nanoTime();
      launch.attempt();
      best = Math.min(best, System.nanoTime() - start);
    }
    return OPERATIONS / best;
  }

  private static double median(double[] speeds) {
    return Median.of(DoubleStream.of(speeds));
  }

  private static double best(double[] speeds) {
    return DoubleStream.of(speeds).max().orElseThrow();
  }
}
