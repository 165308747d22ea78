package org.fnde.experiments.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.bench.BenchStep;
import org.fnde.experiments.bench.StepReport;
import org.fnde.experiments.bench.StepServer;
import org.fnde.graph.DType;
import org.fnde.spi.Providers;
import picocli.CommandLine.Option;

/** The options of a benchmark of one training step, and what is done with it. */
final class StepMeasurement {
  private static final String USUAL = "simd";

  @Option(
      names = "--serve",
      description = "Make steps as asked for on standard input; see benchmarks/peers/README.md.")
  private boolean serve;

  @Option(names = "--weights", paramLabel = "FILE", description = "Weights, as safetensors.")
  private Optional<Path> weights = Optional.empty();

  @Option(names = "--batch", paramLabel = "FILE", description = "A batch, as safetensors.")
  private Optional<Path> batch = Optional.empty();

  @Option(
      names = "--norm",
      paramLabel = "ID",
      defaultValue = "seminorm",
      description = "The adjoint's norm (default: ${DEFAULT-VALUE}).")
  private String norm = "";

  @Option(
      names = "--backend",
      paramLabel = "ID",
      defaultValue = USUAL,
      description = "Backend, measured beside simd (default: ${DEFAULT-VALUE}).")
  private String backend = "";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: 1, and without --serve 2 beside it).")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--dtype",
      defaultValue = "float32",
      description = "float32 or float64 (default: ${DEFAULT-VALUE}).")
  private DType dtype = DType.FLOAT32;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of a batch that is not read (default: the published number).")
  private Optional<Integer> rows = Optional.empty();

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "5",
      description = "Steps not counted (default: ${DEFAULT-VALUE}).")
  private int warmup;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "15",
      description = "Steps counted (default: ${DEFAULT-VALUE}).")
  private int steps;

  private final Providers providers;
  private final Console console;

  @Inject
  StepMeasurement(Providers providers, Console console) {
    this.providers = providers;
    this.console = console;
  }

  Providers providers() {
    return providers;
  }

  String norm() {
    return norm;
  }

  String backend() {
    return backend;
  }

  DType dtype() {
    return dtype;
  }

  int rows(int published) {
    return rows.orElse(published);
  }

  /** Reads a case if files are given. */
  <C> Optional<C> read(Reader<C> reader) {
    return weights.map(w -> reader.read(w, batch.orElseThrow(), dtype));
  }

  /** Reads the weights and the batch of a case. */
  @FunctionalInterface
  interface Reader<C> {
    C read(Path weights, Path batch, DType dtype);
  }

  void requireOptions() {
    threads.ifPresent(n -> Counts.positive("--threads", n));
    rows.ifPresent(n -> Counts.positive("--rows", n));
    Counts.positive("--warmup", warmup);
    Counts.positive("--steps", steps);
    if (dtype == DType.INT32) {
      throw new UsageException("--dtype int32: need float32 or float64");
    }
    if (weights.isPresent() != batch.isPresent() || serve && weights.isEmpty()) {
      throw new UsageException(
          (serve ? "--serve: needs" : "--weights and --batch: need")
              + " both --weights FILE and --batch FILE");
    }
    try {
      providers.norm(norm);
      providers.backend(backend).close();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** Serves steps, or measures them and prints a report. */
  void run(String title, double smallStep, StepReport.Opener opener) {
    if (serve) {
      int n = threads.orElse(1);
      BufferedReader in = new BufferedReader(new InputStreamReader(console.in(), UTF_8));
      try (BenchStep step = opener.open(backend, n, Double.POSITIVE_INFINITY)) {
        new StepServer(step, n, console.out()).serve(in);
      }
    } else {
      new StepReport(title, opener, backends(), smallStep, threadsToCompare(), warmup, steps)
          .print(console.out());
    }
  }

  /** Another backend is measured beside the usual one. */
  private List<String> backends() {
    return backend.split(":", 2)[0].equals(USUAL) ? List.of(backend) : List.of(backend, USUAL);
  }

  private List<Integer> threadsToCompare() {
    int many = threads.orElse(Math.min(2, Runtime.getRuntime().availableProcessors()));
    return many == 1 ? List.of(1) : List.of(1, many);
  }
}
