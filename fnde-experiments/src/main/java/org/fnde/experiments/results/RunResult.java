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
 * @param seconds how long training took, without the measurements of {@code testBefore} and {@code
 *     testAfter}
 * @param status how it ended
 * @param parameters the number of weights
 * @param history measurements during the run, in order
 * @param testBefore the test set with the first weights, if measured
 * @param testAfter the test set with the last weights, if measured
 * @param gradientError relative 2-norm error of a gradient against a tight solve's, if measured
 * @param updates every update in order
 */
public record RunResult(
    String experiment,
    Configuration configuration,
    Machine machine,
    String commit,
    Instant started,
    double seconds,
    RunStatus status,
    long parameters,
    List<Measurement> history,
    Optional<Metrics> testBefore,
    Optional<Metrics> testAfter,
    OptionalDouble gradientError,
    List<Update> updates) {

  /** The schema of the files, in their first field. */
  public static final String SCHEMA = "fnde-run/1";

  /** Copies the lists. */
  public RunResult {
    history = List.copyOf(history);
    updates = List.copyOf(updates);
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
}
