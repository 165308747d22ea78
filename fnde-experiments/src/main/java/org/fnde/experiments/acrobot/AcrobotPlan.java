package org.fnde.experiments.acrobot;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fnde.experiments.Settings;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.training.Batches;
import org.fnde.graph.DType;

/**
 * What an experiment does, all settings decided.
 *
 * @param settings what the user asked for
 * @param method the Runge-Kutta method
 * @param controller the step size controller
 * @param rtol the relative tolerance of forward and adjoint solve
 * @param atol the absolute tolerance of both
 * @param batches the training batches
 * @param updates how many updates every model makes
 * @param seed the seed of weights and batches
 * @param testExamples how many test windows are measured
 */
record AcrobotPlan(
    Settings settings,
    String method,
    String controller,
    double rtol,
    double atol,
    Batches batches,
    long updates,
    long seed,
    int testExamples) {
  private static final double TOLERANCE = 1e-4;
  private static final int QUICK_BATCH = 64;
  private static final int QUICK_UPDATES = 40;
  private static final int QUICK_TEST = 512;
  private static final int PUBLISHED_BATCH = 256;
  private static final int PUBLISHED_EPOCHS = 50;
  private static final Pattern THREADS = Pattern.compile("[:,]threads=(\\d+)");

  /** Decides and checks everything; nothing is simulated or computed yet. */
  static AcrobotPlan of(Settings s) {
    int size = s.batchSize().orElse(s.full() ? PUBLISHED_BATCH : QUICK_BATCH);
    if (size > AcrobotData.TRAIN) {
      throw new UsageException(
          "--batch-size " + size + ": at most " + AcrobotData.TRAIN + ", the training windows");
    }
    long seed = s.seed().orElse(0);
    Batches batches = new Batches(seed, AcrobotData.TRAIN, size);
    return new AcrobotPlan(
        s,
        s.method().orElse("dopri5"),
        s.controller().orElse("integral"),
        s.rtol().orElse(TOLERANCE),
        s.atol().orElse(TOLERANCE),
        batches,
        updates(s, batches),
        seed,
        s.full() ? AcrobotData.TEST : QUICK_TEST);
  }

  /** The fewer of both where updates and epochs are given. */
  private static long updates(Settings s, Batches batches) {
    long all = (long) s.epochs().orElse(PUBLISHED_EPOCHS) * batches.perEpoch();
    if (s.updates().isPresent()) {
      return Math.min(s.updates().getAsInt(), all);
    }
    return s.epochs().isPresent() || s.full() ? all : QUICK_UPDATES;
  }

  /** Whether this is the published configuration and nothing else. */
  boolean isPublished() {
    boolean changed =
        settings.batchSize().isPresent()
            || settings.updates().isPresent()
            || settings.epochs().isPresent()
            || settings.rtol().isPresent()
            || settings.atol().isPresent()
            || settings.method().isPresent()
            || settings.controller().isPresent();
    return settings.full() && !changed;
  }

  Configuration configuration(String norm) {
    return new Configuration(
        norm,
        method,
        controller,
        settings.backendSpec(),
        rtol,
        atol,
        batches.size(),
        settings.updates().isPresent() ? 0 : (int) (updates / batches.perEpoch()),
        updates,
        seed,
        threads(),
        DType.FLOAT32.name().toLowerCase(Locale.ROOT),
        isPublished());
  }

  private int threads() {
    Matcher given = THREADS.matcher(settings.backendSpec());
    int count = given.find() ? Integer.parseInt(given.group(1)) : 0;
    return count > 0 ? count : Runtime.getRuntime().availableProcessors();
  }
}
