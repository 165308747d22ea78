package org.fnde.experiments.acrobot;

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

  static AcrobotPlan of(Settings s, AcrobotData data) {
    int size = s.batchSize().orElse(s.full() ? PUBLISHED_BATCH : QUICK_BATCH);
    if (size > data.train().count()) {
      throw new UsageException(
          "batch size " + size + ": there are " + data.train().count() + " training windows");
    }
    long seed = s.seed().orElse(0);
    Batches batches = new Batches(seed, data.train().count(), size);
    return new AcrobotPlan(
        s,
        s.method().orElse("dopri5"),
        s.controller().orElse("integral"),
        s.rtol().orElse(TOLERANCE),
        s.atol().orElse(TOLERANCE),
        batches,
        updates(s, batches),
        seed,
        s.full() ? data.test().count() : QUICK_TEST);
  }

  private static long updates(Settings s, Batches batches) {
    if (s.updates().isPresent()) {
      return s.updates().getAsInt();
    }
    if (s.epochs().isPresent() || s.full()) {
      return (long) s.epochs().orElse(PUBLISHED_EPOCHS) * batches.perEpoch();
    }
    return QUICK_UPDATES;
  }

  Configuration configuration(String norm) {
    return new Configuration(
        norm,
        method,
        controller,
        settings.backend().orElse("simd"),
        rtol,
        atol,
        batches.size(),
        (int) (updates / batches.perEpoch()),
        updates,
        seed,
        settings.threads().orElse(Runtime.getRuntime().availableProcessors()),
        DType.FLOAT32.name().toLowerCase(java.util.Locale.ROOT),
        settings.full());
  }
}
