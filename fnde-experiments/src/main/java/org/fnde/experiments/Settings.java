package org.fnde.experiments;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fnde.experiments.tolerance.AdjointTolerances;
import org.fnde.experiments.tolerance.Tolerances;

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
 * @param tolerances tolerances that everything is trained at, one after the other, in place of
 *     {@code rtol} and {@code atol}; none for those
 * @param choices what is chosen of data and model, as on the command line
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
    Duration checkpointEvery,
    List<Tolerances> tolerances,
    Map<Choice, String> choices) {
  private static final Duration USUAL_CHECKPOINTS = Duration.ofMinutes(2);

  /** Copies the collections. */
  public Settings {
    tolerances = List.copyOf(tolerances);
    choices = Map.copyOf(choices);
  }

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
        USUAL_CHECKPOINTS,
        List.of(),
        Map.of());
  }

  /**
   * What was chosen.
   *
   * @param choice the choice
   * @return the text on the command line; empty if it is the experiment's
   */
  public Optional<String> choice(Choice choice) {
    return Optional.ofNullable(choices.get(choice));
  }

  /**
   * The same at every one of its tolerances.
   *
   * @return these settings alone if none are listed
   */
  public List<Settings> each() {
    return tolerances.isEmpty() ? List.of(this) : tolerances.stream().map(this::at).toList();
  }

  private Settings at(Tolerances t) {
    return copy(OptionalDouble.of(t.rtol()), OptionalDouble.of(t.atol()), List.of(), choices);
  }

  /**
   * The same with another choice.
   *
   * @param choice the choice
   * @param value its text on the command line
   * @return a changed copy
   */
  public Settings with(Choice choice, String value) {
    Map<Choice, String> changed = new HashMap<>(choices);
    changed.put(choice, value);
    return copy(rtol, atol, tolerances, changed);
  }

  private Settings copy(
      OptionalDouble rtol,
      OptionalDouble atol,
      List<Tolerances> tolerances,
      Map<Choice, String> choices) {
    return new Settings(
        method,
        controller,
        backend,
        rtol,
        atol,
        epochs,
        updates,
        batchSize,
        seed,
        threads,
        full,
        adjoint,
        repeats,
        resume,
        recordTimes,
        checkpointEvery,
        tolerances,
        choices);
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
