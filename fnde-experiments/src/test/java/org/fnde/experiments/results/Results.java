package org.fnde.experiments.results;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Results to store and read back. */
public final class Results {
  static final Instant START = Instant.parse("2026-01-31T12:00:00.5Z");

  private Results() {}

  public static RunResult complete(String norm) {
    return new RunResult(
        "acrobot",
        configuration(norm),
        new Machine("Some CPU", 2, "Some VM 25", "Linux 6 amd64"),
        "0123abc-dirty",
        START,
        12.5,
        Optional.of(new RunResult.DeviceMemory(1000, 234)),
        new RunStatus.Completed(),
        "SymOden",
        509108,
        List.of(
            new Measurement(0, 10, 1e-3, metrics(0.5), metrics(0.25, 0.75)),
            new Measurement(10, 20, 1e-4, metrics(0.125), metrics(0.0625, 0.875))),
        Optional.of(1),
        Optional.of(metrics(0.4375)),
        Optional.of(metrics(0.03125, 1)),
        OptionalDouble.of(1.5e-3),
        List.of(new Probe("initial", "1e-4,1e-8", new Cost(110, 96, 7, 14, 2), 1.25e-5)),
        List.of(
            new Update(0.5, new Cost(26, 0, 0, 3, 1), new Cost(98, 96, 7, 14, 0), 0.3),
            new Update(0.25, new Cost(20, 0, 0, 2, 0), new Cost(56, 54, 7, 8, 2), 0.5)));
  }

  public static Configuration configuration(String norm) {
    return configuration(norm, 1e-6);
  }

  private static Configuration configuration(String norm, double atol) {
    SequencedMap<String, String> options = new LinkedHashMap<>(Map.of("hidden", "400"));
    return new Configuration(
        norm,
        "dopri5",
        "integral:safety=0.8",
        "simd",
        1e-4,
        atol,
        "",
        64,
        0,
        40,
        1e-3,
        "validation",
        -7,
        2,
        "float32",
        false,
        options);
  }

  /** A completed run of another experiment, seed, number of epochs or measurements. */
  public static RunResult measured(
      String experiment, Configuration configuration, List<Measurement> history) {
    RunResult result = complete(configuration.norm());
    return new RunResult(
        experiment,
        configuration,
        result.machine(),
        result.commit(),
        result.started(),
        result.timespan(),
        result.memory(),
        result.status(),
        result.model(),
        result.parameters(),
        history,
        Optional.empty(),
        result.initialMetrics(),
        result.testMetrics(),
        result.gradientError(),
        result.probes(),
        result.updates());
  }

  /** Validation loss, and backward NFE of both sets; the training loss is twice as much. */
  public static Measurement measurement(
      int epoch, double loss, OptionalDouble accuracy, long backwardNfe) {
    Cost backward = new Cost(backwardNfe, backwardNfe, 0, backwardNfe / 6, 0);
    return new Measurement(
        epoch,
        10L * (epoch + 1),
        1e-3,
        new Metrics(2 * loss, accuracy, 9, START, 1, Cost.NONE, backward),
        new Metrics(loss, accuracy, 9, START, 1, Cost.NONE, backward));
  }

  /** A configuration of a run in epochs. */
  public static Configuration ofEpochs(String norm, long seed) {
    Configuration c = configuration(norm);
    return new Configuration(
        c.norm(),
        c.method(),
        c.controller(),
        c.backend(),
        c.rtol(),
        c.atol(),
        c.adjointTolerances(),
        c.batchSize(),
        11,
        c.updates(),
        c.learningRate(),
        c.selection(),
        seed,
        c.threads(),
        c.dtype(),
        c.full(),
        c.options());
  }

  /** A run on spoken digits that gets some of 40 right; those it gets wrong are taken for a 0. */
  public static RunResult recognised(String norm, String split, int right, List<Update> updates) {
    RunResult run = complete(norm);
    Configuration c = run.configuration();
    SequencedMap<String, String> options = new LinkedHashMap<>(Map.of("split", split));
    Classification none = new Classification(List.of("0", "1"), new Proportion(36, 40), List.of());
    int[] labels = IntStream.range(0, 40).map(i -> i < 20 ? 0 : 1).toArray();
    int[] predicted = IntStream.range(0, 40).map(i -> i < right ? labels[i] : 0).toArray();
    return new RunResult(
        "spoken-digits",
        new Configuration(
            norm,
            c.method(),
            c.controller(),
            c.backend(),
            1e-3,
            1e-6,
            "",
            c.batchSize(),
            0,
            updates.size(),
            c.learningRate(),
            c.selection(),
            c.seed(),
            c.threads(),
            c.dtype(),
            false,
            options),
        run.machine(),
        run.commit(),
        run.started(),
        run.timespan(),
        Optional.empty(),
        run.status(),
        "Neural CDE",
        25322,
        List.of(
            new Measurement(0, 1, 1e-3, metrics(2, 0.25), metrics(2, 0.25)),
            new Measurement(1, 2, 1e-3, metrics(0.5, 0.75), metrics(0.5, 0.75))),
        Optional.of(1),
        Optional.of(metrics(2)),
        Optional.of(
            new Metrics(0.5, OptionalDouble.of(right / 40.0), 40, START, 1, Cost.NONE, Cost.NONE)),
        OptionalDouble.empty(),
        List.of(),
        updates,
        Optional.of(new DataFacts("40 recordings", 100, 40, 40, 2, "2 bad recordings")),
        Optional.of(none.of(labels, predicted)));
  }

  private static Metrics metrics(double loss) {
    return metrics(loss, OptionalDouble.empty());
  }

  private static Metrics metrics(double loss, double accuracy) {
    return metrics(loss, OptionalDouble.of(accuracy));
  }

  private static Metrics metrics(double loss, OptionalDouble accuracy) {
    return new Metrics(
        loss, accuracy, 4500, START, 1.5, new Cost(26, 0, 0, 3, 1), new Cost(98, 96, 7, 14, 0));
  }

  /** A run at the tolerances published for the acrobot. */
  public static RunResult published(String norm, List<Cost> backward, List<Probe> probes) {
    RunResult run = complete(norm);
    return new RunResult(
        run.experiment(),
        configuration(norm, 1e-4),
        run.machine(),
        run.commit(),
        run.started(),
        run.timespan(),
        run.memory(),
        run.status(),
        run.model(),
        run.parameters(),
        run.history(),
        run.selected(),
        run.initialMetrics(),
        run.testMetrics(),
        run.gradientError(),
        probes,
        backward.stream()
            .map(cost -> new Update(0.5, new Cost(26, 0, 0, 4, 0), cost, 0.25))
            .toList());
  }

  public static RunResult with(RunResult result, RunStatus status, List<Update> updates) {
    return new RunResult(
        result.experiment(),
        result.configuration(),
        result.machine(),
        "",
        result.started(),
        result.timespan(),
        Optional.empty(),
        status,
        result.model(),
        result.parameters(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        List.of(),
        updates);
  }
}
