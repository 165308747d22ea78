package org.fnde.experiments.results;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one training run did and measured; {@code docs/results-schema.md} has the file's fields. A
 * number that is not finite is stored as null and read back as NaN.
 *
 * @param experiment the experiment's id
 * @param configuration what was asked for
 * @param machine where it ran
 * @param commit the commit of the checkout, with {@code -dirty} if it was changed; empty if unknown
 * @param started when it started
 * @param timespan how long training took, measurements and former parts of a resumed run included,
 *     in s
 * @param memory device memory, empty where the state is not on a device
 * @param status how it ended
 * @param model the model in words
 * @param parameters the number of weights
 * @param history measurements during the run, in order
 * @param selected the index in the history of the measurement whose weights were kept; empty if the
 *     last weights were
 * @param initialMetrics the test set with the first weights, if measured
 * @param testMetrics the test set with the weights that were kept, if measured
 * @param gradientError relative 2-norm error of a gradient against a tight solve's, if measured
 * @param probes gradients under other tolerances of the adjoint
 * @param updates every update in order
 * @param data what it was trained and tested on, if that is known
 * @param classification how it tells classes apart, if it does
 */
public record RunResult(
    String experiment,
    Configuration configuration,
    Machine machine,
    String commit,
    Instant started,
    double timespan,
    Optional<DeviceMemory> memory,
    RunStatus status,
    String model,
    long parameters,
    List<Measurement> history,
    Optional<Integer> selected,
    Optional<Metrics> initialMetrics,
    Optional<Metrics> testMetrics,
    OptionalDouble gradientError,
    List<Probe> probes,
    List<Update> updates,
    Optional<DataFacts> data,
    Optional<Classification> classification) {

  /** The schema of the files, in their first field. */
  public static final String SCHEMA = "fnde-run/2";

  /**
   * Memory of the device that a run used.
   *
   * @param baseline bytes in use when it started
   * @param usage bytes in use at most, less the baseline
   */
  public record DeviceMemory(long baseline, long usage) {}

  /** Copies the lists. */
  public RunResult {
    history = List.copyOf(history);
    probes = List.copyOf(probes);
    updates = List.copyOf(updates);
  }

  /**
   * Of a run that tells no classes apart.
   *
   * @param experiment the experiment's id
   * @param configuration what was asked for
   * @param machine where it ran
   * @param commit the commit of the checkout
   * @param started when it started
   * @param timespan how long training took, in s
   * @param memory device memory, empty where the state is not on a device
   * @param status how it ended
   * @param model the model in words
   * @param parameters the number of weights
   * @param history measurements during the run, in order
   * @param selected the index in the history of the measurement whose weights were kept
   * @param initialMetrics the test set with the first weights, if measured
   * @param testMetrics the test set with the weights that were kept, if measured
   * @param gradientError relative 2-norm error of a gradient, if measured
   * @param probes gradients under other tolerances of the adjoint
   * @param updates every update in order
   */
  public RunResult(
      String experiment,
      Configuration configuration,
      Machine machine,
      String commit,
      Instant started,
      double timespan,
      Optional<DeviceMemory> memory,
      RunStatus status,
      String model,
      long parameters,
      List<Measurement> history,
      Optional<Integer> selected,
      Optional<Metrics> initialMetrics,
      Optional<Metrics> testMetrics,
      OptionalDouble gradientError,
      List<Probe> probes,
      List<Update> updates) {
    this(
        experiment,
        configuration,
        machine,
        commit,
        started,
        timespan,
        memory,
        status,
        model,
        parameters,
        history,
        selected,
        initialMetrics,
        testMetrics,
        gradientError,
        probes,
        updates,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The test examples that were classified rightly.
   *
   * @return k of n; empty if there are no classes, or the test set was not measured
   */
  public Optional<Proportion> correct() {
    return testMetrics
        .filter(m -> m.accuracy().isPresent() && m.datasetSize() > 0)
        .map(m ->
            new Proportion(
                Math.round(m.accuracy().getAsDouble() * m.datasetSize()), m.datasetSize()));
  }

  /**
   * The training set with the weights that were kept.
   *
   * @return its metrics, if measured
   */
  public Optional<Metrics> trainMetrics() {
    return selected.map(index -> history.get(index).train());
  }

  /**
   * The validation set with the weights that were kept.
   *
   * @return its metrics, if measured
   */
  public Optional<Metrics> valMetrics() {
    return selected.map(index -> history.get(index).validation());
  }

  /**
   * A field by its key, as in the file.
   *
   * @param key for example {@code test_metrics.loss} or {@code history.0.val_metrics.accuracy}
   * @return a String, Boolean, Long or Double, or a List or Map of these; NaN for a number that is
   *     not finite
   * @throws IllegalArgumentException if there is no such field; the message lists those there are
   */
  public Object get(String key) {
    return ResultKeys.get(this, key);
  }

  /**
   * The number under a key.
   *
   * @param key for example {@code test_metrics.loss}
   * @return the number; empty if the field is absent, for example the accuracy of a regression
   */
  public OptionalDouble number(String key) {
    return ResultKeys.number(this, key);
  }

  /**
   * The keys of numbers outside of lists.
   *
   * @return keys in the order of the file
   */
  public List<String> numbers() {
    return ResultKeys.numbers(this);
  }

  /**
   * The sums over all updates.
   *
   * @return forward and backward costs
   */
  public Totals totals() {
    return Totals.of(updates);
  }

  /**
   * The directory of runs like this one.
   *
   * @return the configuration's {@link Configuration#name}
   */
  public String name() {
    return configuration.name();
  }

  /**
   * What was computed and not when, nor on which machine: equal for a run that was resumed and one
   * that was not.
   *
   * @return a copy whose clock times are 0
   */
  public RunResult withoutClock() {
    return new RunResult(
        experiment,
        configuration,
        new Machine("", 0, "", ""),
        "",
        Instant.EPOCH,
        0,
        memory,
        status,
        model,
        parameters,
        history.stream().map(Measurement::withoutClock).toList(),
        selected,
        initialMetrics.map(Metrics::withoutClock),
        testMetrics.map(Metrics::withoutClock),
        gradientError,
        probes,
        updates.stream().map(Update::withoutClock).toList(),
        data,
        classification);
  }
}
