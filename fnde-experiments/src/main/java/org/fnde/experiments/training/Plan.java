package org.fnde.experiments.training;

import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fnde.experiments.Choice;
import org.fnde.experiments.Criterion;
import org.fnde.experiments.Defaults;
import org.fnde.experiments.Settings;
import org.fnde.experiments.Solving;
import org.fnde.experiments.Split;
import org.fnde.experiments.Task;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.tolerance.Tolerances;
import org.fnde.graph.DType;
import org.fnde.solve.Backsolve;

/**
 * What is done, all settings decided.
 *
 * @param settings what the user asked for
 * @param defaults what the experiment does otherwise
 * @param options what distinguishes the experiment's runs
 */
public record Plan(Settings settings, Defaults defaults, SequencedMap<String, String> options) {
  /** What tells where the data are, not which. */
  private static final Set<Choice> DATA = Set.of(Choice.DATA, Choice.ON_BAD_AUDIO);

  private static final Pattern THREADS = Pattern.compile("[:,]threads=(\\d+)");

  /**
   * The configuration of a run.
   *
   * @param norm the adjoint's norm
   * @param seed the seed of weights and batches
   * @param examples how many training examples there are
   * @return the configuration
   * @throws UsageException if a batch is larger than the training set
   */
  public Configuration configuration(String norm, long seed, int examples) {
    if (batchSize() > examples) {
      throw new UsageException(
          "--batch-size " + batchSize() + ": at most " + examples + ", the training examples");
    }
    Batches batches = new Batches(seed, examples, batchSize());
    long updates = updates(batches);
    return new Configuration(
        norm,
        settings.method().orElse("dopri5"),
        settings.controller().orElse("integral"),
        settings.backendSpec(),
        tolerances().rtol(),
        tolerances().atol(),
        settings.adjoint().isEmpty() ? "" : settings.adjoint().text(),
        batchSize(),
        isLimitedByUpdates() ? 0 : (int) (updates / batches.perEpoch()),
        updates,
        defaults.optimisation().learningRate(),
        defaults.selection().toString(),
        seed,
        threads(),
        DType.FLOAT32.name().toLowerCase(Locale.ROOT),
        isPublished(),
        options);
  }

  /**
   * The configuration of a run on data of any size: its name is that of the real one.
   *
   * @param norm the adjoint's norm
   * @return a configuration
   */
  public Configuration nameOnly(String norm) {
    return configuration(norm, 0, batchSize());
  }

  private int batchSize() {
    return settings.batchSize().orElse(defaults.batchSize());
  }

  private boolean isLimitedByUpdates() {
    return settings.updates().isPresent() || settings.epochs().isEmpty() && defaults.updates() > 0;
  }

  /** The fewer of both where updates and epochs are given. */
  private long updates(Batches batches) {
    long all = (long) settings.epochs().orElse(defaults.epochs()) * batches.perEpoch();
    if (!isLimitedByUpdates()) {
      return all;
    }
    long limit = settings.updates().orElse(defaults.updates());
    return settings.epochs().isPresent() || settings.updates().isPresent() && settings.full()
        ? Math.min(limit, all)
        : limit;
  }

  /** Whether this is the published configuration and nothing else. */
  private boolean isPublished() {
    boolean changed =
        settings.batchSize().isPresent()
            || settings.updates().isPresent()
            || settings.epochs().isPresent()
            || settings.method().isPresent()
            || settings.controller().isPresent()
            || !settings.adjoint().isEmpty()
            || !DATA.containsAll(settings.choices().keySet());
    return settings.full() && !changed && defaults.published().contains(tolerances());
  }

  private Tolerances tolerances() {
    return new Tolerances(
        settings.rtol().orElse(defaults.rtol()), settings.atol().orElse(defaults.atol()));
  }

  private int threads() {
    Matcher given = THREADS.matcher(settings.backendSpec());
    int count = given.find() ? Integer.parseInt(given.group(1)) : 0;
    return count > 0 ? count : Runtime.getRuntime().availableProcessors();
  }

  /**
   * When a run of a configuration measures and when it ends.
   *
   * @param configuration the configuration
   * @param examples how many training examples there are
   * @return the schedule
   */
  public Schedule schedule(Configuration configuration, int examples) {
    Batches batches = new Batches(configuration.seed(), examples, configuration.batchSize());
    long every =
        isLimitedByUpdates()
            ? Math.ceilDiv(configuration.updates(), (long) defaults.measurements())
            : 0;
    return new Schedule(
        batches, configuration.updates(), every, selection(), defaults.optimisation());
  }

  private Criterion selection() {
    return defaults.selection();
  }

  /**
   * How a run of a configuration solves.
   *
   * @param configuration the configuration
   * @return with the tolerances and the adjoint of the settings, in float32
   */
  public Solving solving(Configuration configuration) {
    return new Solving(
        configuration.method(),
        configuration.controller(),
        configuration.rtol(),
        configuration.atol(),
        adjoint(configuration),
        DType.FLOAT32,
        settings.recordTimes());
  }

  private Backsolve adjoint(Configuration c) {
    return settings.adjoint().apply(Backsolve.norm(c.norm()).tolerances(c.rtol(), c.atol()));
  }

  /**
   * The examples of a part of the data set that are measured.
   *
   * @param task the task
   * @param split the part
   * @return indices, cut into batches of the size of training
   */
  public Measured measured(Task task, Split split) {
    int most =
        switch (split) {
          case TRAIN -> defaults.measuredTrain();
          case VALIDATION -> defaults.measuredValidation();
          case TEST -> defaults.measuredTest();
        };
    return Measured.of(split, task.size(split), most, batchSize());
  }
}
