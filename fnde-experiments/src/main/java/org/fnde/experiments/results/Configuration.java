package org.fnde.experiments.results;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The configuration of a run, defaults filled in.
 *
 * @param norm the adjoint's norm
 * @param method the method
 * @param controller the step size controller
 * @param backend the backend
 * @param rtol relative tolerance
 * @param atol absolute tolerance
 * @param adjointTolerances how the adjoint's tolerances differ, as on the command line; empty if
 *     they do not
 * @param batchSize rows of a full batch
 * @param epochs passes over the training data; 0 if the run is limited by updates alone
 * @param updates updates planned
 * @param learningRate the initial learning rate
 * @param selection whose loss selects the weights that are kept, {@code train} or {@code
 *     validation}
 * @param seed seed of weights and batches
 * @param threads threads of the backend
 * @param dtype element type, {@code float32} or {@code float64}
 * @param full whether it is the published configuration
 * @param options what else the experiment was told, by name, in the order of the experiment
 */
public record Configuration(
    String norm,
    String method,
    String controller,
    String backend,
    double rtol,
    double atol,
    String adjointTolerances,
    int batchSize,
    int epochs,
    long updates,
    double learningRate,
    String selection,
    long seed,
    int threads,
    String dtype,
    boolean full,
    SequencedMap<String, String> options) {

  /** Copies the options. */
  public Configuration {
    options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
  }

  /**
   * The directory of runs like this one: norm, tolerances and options, for example {@code
   * seminorm-rtol0.0001-atol0.0001}.
   *
   * @return letters, digits, dots, underscores and hyphens
   */
  public String name() {
    StringBuilder text = new StringBuilder(norm);
    text.append("-rtol").append(plain(rtol)).append("-atol").append(plain(atol));
    if (!adjointTolerances.isEmpty()) {
      text.append("-adjoint-").append(adjointTolerances);
    }
    options.forEach((name, value) -> text.append('-').append(name).append('-').append(value));
    return text.toString().replaceAll("[^A-Za-z0-9._-]+", "_");
  }

  /**
   * Whether a run of another configuration makes the same updates: it may use another backend and
   * another number of threads.
   *
   * @param other the other configuration
   * @return true if one can go on where the other stopped
   */
  public boolean trainsLike(Configuration other) {
    return copy(other.backend, seed, other.threads).equals(other);
  }

  /**
   * Whether runs of both may be averaged: they differ in the seed alone, and in what computes them.
   *
   * @param other the other configuration
   * @return true if they are repeats of one another
   */
  public boolean repeats(Configuration other) {
    return withSeed(other.seed).trainsLike(other);
  }

  /**
   * The same with another seed.
   *
   * @param seed the seed
   * @return a changed copy
   */
  public Configuration withSeed(long seed) {
    return copy(backend, seed, threads);
  }

  /**
   * What another configuration has that trains differently from this one.
   *
   * @param other the other configuration
   * @return its values, as {@code batch_size 64}; empty if a run of one can go on with the other
   */
  public List<String> differences(Configuration other) {
    SequencedMap<String, Object> mine = copy(other.backend, seed, other.threads).fields();
    return other.fields().entrySet().stream()
        .filter(field -> !field.getValue().equals(mine.get(field.getKey())))
        .map(field -> field.getKey() + " " + field.getValue())
        .toList();
  }

  /**
   * The fields by their names in the file.
   *
   * @return values as {@link RunResult#get} gives them, in the order of the file
   */
  public SequencedMap<String, Object> fields() {
    return ResultKeys.fields(ConfigurationJson.of(this));
  }

  private Configuration copy(String backend, long seed, int threads) {
    return new Configuration(
        norm,
        method,
        controller,
        backend,
        rtol,
        atol,
        adjointTolerances,
        batchSize,
        epochs,
        updates,
        learningRate,
        selection,
        seed,
        threads,
        dtype,
        full,
        options);
  }

  /** A tolerance without an exponent. */
  static String plain(double tolerance) {
    return BigDecimal.valueOf(tolerance).stripTrailingZeros().toPlainString();
  }
}
