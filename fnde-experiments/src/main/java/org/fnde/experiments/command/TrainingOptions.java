package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fnde.experiments.Settings;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.tolerance.AdjointTolerances;
import org.fnde.experiments.tolerance.Tolerances;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that {@code run} and {@code compare} have in common. */
final class TrainingOptions {
  private static final double LONGEST_SECONDS = 86_400;
  private static final double MILLIS = 1000;

  @Option(names = "--method", paramLabel = "ID", description = "Method, as dopri5.")
  private Optional<String> method = Optional.empty();

  @Option(
      names = "--controller",
      paramLabel = "ID",
      description = "Step size controller, as integral:safety=0.8.")
  private Optional<String> controller = Optional.empty();

  @Option(names = "--backend", paramLabel = "ID", description = "Backend, as simd.")
  private Optional<String> backend = Optional.empty();

  @Option(names = "--rtol", paramLabel = "X", description = "Relative tolerance.")
  private Optional<Double> rtol = Optional.empty();

  @Option(names = "--atol", paramLabel = "X", description = "Absolute tolerance.")
  private Optional<Double> atol = Optional.empty();

  @Option(
      names = "--tolerances",
      paramLabel = "R:A,R:A",
      description = "Pairs of tolerances to train at, as 1e-3:1e-6,1e-4:1e-7, in one table.")
  private Optional<String> tolerances = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training data.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(names = "--updates", paramLabel = "N", description = "Updates of the weights, at most.")
  private Optional<Integer> updates = Optional.empty();

  @Option(names = "--batch-size", paramLabel = "N", description = "Rows of a batch.")
  private Optional<Integer> batchSize = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of weights and batches.")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--threads", paramLabel = "N", description = "Threads of the backend.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "Directory of the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("results");

  @Option(
      names = "--adjoint-rtol",
      paramLabel = "X",
      description =
          "Relative tolerance of the adjoint, as 1e-8 or y=1e-4,adj=1e-8,params=1e-8"
              + " (default: the forward solve's).")
  private Optional<String> adjointRtol = Optional.empty();

  @Option(
      names = "--adjoint-atol",
      paramLabel = "X",
      description =
          "Absolute tolerance of the adjoint, as 1e-8, adj=1e-10,params=1e-10, or relative:1e-3"
              + " times the size of dL/dy (default: the forward solve's).")
  private Optional<String> adjointAtol = Optional.empty();

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often to train, each time with the next seed (default: 1).")
  private int repeats;

  @Option(
      names = "--resume",
      description = "Go on where a run of the same configuration was interrupted.")
  private boolean resume;

  @Option(
      names = "--record-times",
      description = "Keep the times of evaluations and steps of measurements, for histograms.")
  private boolean recordTimes;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "Time between two checkpoints, at most (default: ${DEFAULT-VALUE}).")
  private double checkpointEvery;

  @Option(
      names = "--full",
      description = "The published configuration, hours of work, instead of a quick run.")
  private boolean full;

  @Mixin private DataOptions data;

  @Inject
  TrainingOptions() {}

  Path out() {
    return out;
  }

  /** The options, checked one by one. */
  Settings settings() {
    tolerance("--rtol", rtol);
    tolerance("--atol", atol);
    if (rtol.equals(Optional.of(0.0)) && atol.equals(Optional.of(0.0))) {
      throw new UsageException("--rtol 0 --atol 0: one of them must be above 0");
    }
    return new Settings(
        method,
        controller,
        backend,
        rtol.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        atol.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        count("--epochs", epochs),
        count("--updates", updates),
        count("--batch-size", batchSize),
        seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
        count("--threads", threads),
        full,
        AdjointTolerances.parse(adjointRtol, adjointAtol),
        Counts.positive("--repeats", repeats),
        resume,
        recordTimes,
        checkpointEvery(),
        tolerances(),
        data.choices());
  }

  private List<Tolerances> tolerances() {
    if (tolerances.isPresent() && (rtol.isPresent() || atol.isPresent())) {
      throw new UsageException(
          "--tolerances "
              + tolerances.get()
              + ": stands in place of --rtol and --atol; give either");
    }
    return tolerances.map(Tolerances::parse).orElse(List.of());
  }

  private Duration checkpointEvery() {
    if (!(checkpointEvery > 0 && checkpointEvery <= LONGEST_SECONDS)) {
      throw new UsageException(
          "--checkpoint-every " + checkpointEvery + ": need seconds above 0, at most a day");
    }
    return Duration.ofMillis(Math.max(1, Math.round(checkpointEvery * MILLIS)));
  }

  private static void tolerance(String option, Optional<Double> value) {
    if (value.isPresent() && !(value.get() >= 0 && value.get() < Double.POSITIVE_INFINITY)) {
      throw new UsageException(option + " " + value.get() + ": need a finite number of at least 0");
    }
  }

  private static OptionalInt count(String option, Optional<Integer> value) {
    return value.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Counts.positive(option, value.get()));
  }
}
