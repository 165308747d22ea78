package org.fnde.experiments.training;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.fnde.backend.Array;
import org.fnde.experiments.Split;
import org.fnde.experiments.results.Configuration;
import org.fnde.graph.DType;
import org.fnde.models.Objective;

/** How long runs will take, from a few gradients of theirs. */
final class Estimate {
  private static final int WARM_UPS = 2;
  private static final int COUNTED = 3;
  private static final double NANOS = 1e9;

  private Estimate() {}

  /**
   * The time of one gradient of a batch, in s, after the programs are warm.
   *
   * @throws org.fnde.solve.SolveException if a solve fails or is cancelled
   */
  static double gradientSeconds(Bench bench, Objective objective, Configuration c) {
    long start = System.nanoTime();
    for (int i = 0; i < WARM_UPS + COUNTED; i++) {
      if (i == WARM_UPS) {
        start = System.nanoTime();
      }
      Batches batches = bench.schedule(c).batches();
      int[] examples = batches.batch(i % batches.perEpoch());
      Map<String, Array> inputs = bench.task().inputs(Split.TRAIN, examples, DType.FLOAT32);
      objective.gradient(bench.initial(c), inputs);
    }
    return (System.nanoTime() - start) / NANOS / COUNTED;
  }

  /** The time of a run that is new, or of what is left of a stored one if that is gone on with. */
  static Duration left(double seconds, Bench bench, Configuration c, Slot.Finder finder) {
    Schedule schedule = bench.schedule(c);
    boolean resume = bench.request().settings().resume();
    Optional<Snapshot> from = resume ? finder.stored(c).flatMap(Slot::from) : Optional.empty();
    long updates = schedule.updates() - from.map(at -> at.updates().size()).orElse(0);
    long measurements = schedule.measurements() - from.map(at -> at.history().size()).orElse(0);
    boolean complete = from.map(Snapshot::isComplete).orElse(false);
    double gradients = updates + (double) measurements * bench.measuredBatches();
    return Duration.ofMillis(complete ? 0 : Math.round(1000 * Math.max(0, gradients * seconds)));
  }
}
