package org.fnde.experiments.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.Settings;
import org.fnde.experiments.TrainingRequest;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.progress.ProgressUpdate;
import org.fnde.experiments.results.ResultDirectory;
import org.fnde.experiments.tolerance.AdjointTolerances;
import org.fnde.experiments.tolerance.Tolerances;
import org.fnde.spi.Providers;

/** Trains in a directory of its own, and remembers what was said meanwhile. */
public final class Lab implements Progress {
  /** What was noted. */
  public final List<String> notes = new ArrayList<>();

  /** Updates reported so far. */
  public int updates;

  private final Path directory;
  private final Providers providers;

  /** A lab whose results go to a directory. */
  public Lab(Path directory, Providers providers) {
    this.directory = directory;
    this.providers = providers;
  }

  /** Some settings: those that most tests change. */
  public static Settings settings(
      OptionalInt epochs, OptionalInt updates, OptionalInt batchSize, boolean full) {
    return new Settings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        epochs,
        updates,
        batchSize,
        OptionalLong.of(3),
        OptionalInt.of(1),
        full,
        AdjointTolerances.none(),
        1,
        false,
        false,
        Duration.ofMinutes(2),
        List.of(),
        Map.of());
  }

  /** The same settings, with what is about resuming and repeating. */
  public static Settings with(Settings s, int repeats, boolean resume, boolean recordTimes) {
    return copy(s, s.backend(), s.threads(), repeats, resume, recordTimes, s.tolerances());
  }

  /** The same settings with a backend of one's own, by its id and options. */
  public static Settings on(String backend, Settings s) {
    return copy(
        s,
        Optional.of(backend),
        s.threads(),
        s.repeats(),
        s.resume(),
        s.recordTimes(),
        s.tolerances());
  }

  /** The same settings with a number of threads. */
  public static Settings threaded(int threads, Settings s) {
    return copy(
        s,
        s.backend(),
        OptionalInt.of(threads),
        s.repeats(),
        s.resume(),
        s.recordTimes(),
        s.tolerances());
  }

  /** The same settings at several tolerances. */
  public static Settings at(List<Tolerances> tolerances, Settings s) {
    return copy(s, s.backend(), s.threads(), s.repeats(), s.resume(), s.recordTimes(), tolerances);
  }

  private static Settings copy(
      Settings s,
      Optional<String> backend,
      OptionalInt threads,
      int repeats,
      boolean resume,
      boolean recordTimes,
      List<Tolerances> tolerances) {
    return new Settings(
        s.method(),
        s.controller(),
        backend,
        s.rtol(),
        s.atol(),
        s.epochs(),
        s.updates(),
        s.batchSize(),
        s.seed(),
        threads,
        s.full(),
        s.adjoint(),
        repeats,
        resume,
        recordTimes,
        s.checkpointEvery(),
        tolerances,
        s.choices());
  }

  /** Trains until the end. */
  public Trained train(
      Experiment experiment, Settings settings, boolean comparing, String... norms) {
    return train(experiment, settings, comparing, () -> false, norms);
  }

  /** Trains until it is cancelled. */
  public Trained train(
      Experiment experiment,
      Settings settings,
      boolean comparing,
      BooleanSupplier cancelled,
      String... norms) {
    try (ResultDirectory results = ResultDirectory.open(directory)) {
      return Training.run(
          experiment,
          new TrainingRequest(
              List.of(norms), comparing, settings, providers, this, results, cancelled));
    }
  }

  @Override
  public void start(String task, long total) {}

  @Override
  public void note(String message) {
    notes.add(message);
  }

  @Override
  public void update(ProgressUpdate update) {
    updates++;
  }

  @Override
  public void close() {}
}
