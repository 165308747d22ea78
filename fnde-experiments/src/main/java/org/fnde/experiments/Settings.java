package org.fnde.experiments;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fnde.experiments.tolerance.AdjointTolerances;

/**
 * What {@code run} and {@code compare} have in common: the options as given, checked one by one.
 * What is empty is the experiment's to choose.
 *
 * @param method the method of both solves, an id with options
 * @param controller the step size controller of both solves, an id with options
 * @param backend the backend, an id with options
 * @param rtol relative tolerance, at least 0
 * @param atol absolute tolerance, at least 0
 * @param epochs passes over the training data, at least 1
 * @param updates updates of the weights, at least 1
 * @param batchSize windows of a batch, at least 1
 * @param seed seed of weights and batches
 * @param threads threads of the backend, at least 1
 * @param full the published configuration in place of a quick one
 * @param adjoint tolerances of the adjoint where they differ
 * @param repeats how often everything is trained, each time with the next seed, at least 1
 * @param resume whether to go on where an interrupted run stopped
 * @param recordTimes whether the times of evaluations and steps of measurements are kept
 * @param checkpointEvery how long at most between two checkpoints
 */
public record Settings(
    Optional<String> method,
    Optional<String> controller,
    Optional<String> backend,
    OptionalDouble rtol,
    OptionalDouble atol,
    OptionalInt epochs,
    OptionalInt updates,
    OptionalInt batchSize,
    OptionalLong seed,
    OptionalInt threads,
    boolean full,
    AdjointTolerances adjoint,
    int repeats,
    boolean resume,
    boolean recordTimes,
    Duration checkpointEvery) {
  private static final Duration USUAL_CHECKPOINTS = Duration.ofMinutes(2);

  /**
   * Nothing chosen: the quick run.
   *
   * @return the settings
   */
  public static Settings none() {
    return new Settings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        false,
        AdjointTolerances.none(),
        1,
        false,
        false,
        USUAL_CHECKPOINTS);
  }

  /**
   * The backend's id with its options, {@code simd} unless another is chosen; {@code threads}, if
   * given, is one of the options.
   *
   * @return for {@link org.fnde.spi.Providers#backend}
   */
  public String backendSpec() {
    String spec = backend.orElse("simd");
    if (threads.isEmpty()) {
      return spec;
    }
    return spec + (spec.contains(":") ? "," : ":") + "threads=" + threads.getAsInt();
  }
}
