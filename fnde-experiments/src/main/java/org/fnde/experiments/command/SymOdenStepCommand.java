package org.fnde.experiments.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.bench.StepServer;
import org.fnde.experiments.bench.SymOdenCase;
import org.fnde.experiments.bench.SymOdenReport;
import org.fnde.experiments.bench.SymOdenSetup;
import org.fnde.experiments.bench.SymOdenStep;
import org.fnde.graph.DType;
import org.fnde.spi.Providers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fnde bench symoden-step}. */
@Command(
    name = "symoden-step",
    description = "Measure one training step of the published Symplectic ODE-Net.")
final class SymOdenStepCommand implements Runnable {
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
      defaultValue = "simd",
      description = "Backend (default: ${DEFAULT-VALUE}).")
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
      defaultValue = "256",
      description = "Rows of a batch that is not read (default: ${DEFAULT-VALUE}).")
  private int rows;

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
  SymOdenStepCommand(Providers providers, Console console) {
    this.providers = providers;
    this.console = console;
  }

  @Override
  public void run() {
    requireOptions();
    SymOdenSetup setup = new SymOdenSetup(providers, backend, norm, dtype);
    if (serve) {
      serve(setup, SymOdenCase.read(weights.orElseThrow(), batch.orElseThrow(), dtype));
    } else {
      new SymOdenReport(setup, data(), threadsToCompare(), warmup, steps).print(console.out());
    }
  }

  private void requireOptions() {
    threads.ifPresent(n -> Counts.positive("--threads", n));
    Counts.positive("--rows", rows);
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

  private void serve(SymOdenSetup setup, SymOdenCase data) {
    int n = threads.orElse(1);
    BufferedReader in = new BufferedReader(new InputStreamReader(console.in(), UTF_8));
    try (SymOdenStep step = setup.open(data, n, Double.POSITIVE_INFINITY)) {
      new StepServer(step, n, console.out()).serve(in);
    }
  }

  private SymOdenCase data() {
    return weights.isPresent()
        ? SymOdenCase.read(weights.get(), batch.orElseThrow(), dtype)
        : SymOdenCase.seeded(rows, dtype);
  }

  private List<Integer> threadsToCompare() {
    int many = threads.orElse(Math.min(2, Runtime.getRuntime().availableProcessors()));
    return many == 1 ? List.of(1) : List.of(1, many);
  }
}
