package org.fnde.experiments.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.fnde.backend.Array;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.Solving;
import org.fnde.experiments.Split;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.Cost;
import org.fnde.experiments.results.Metrics;
import org.fnde.graph.DType;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.models.Plateau;
import org.fnde.solve.SolveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains one model per norm, with one seed, from the same weights on the same batches. */
final class Repeat {
  private static final Logger LOG = LoggerFactory.getLogger(Repeat.class);
  private static final int WARM_UPS = 2;
  private static final int CHECKED_ROWS = 16;

  // Only the loss counts here, not what solving some examples together costs.
  private static final int FORWARD_BATCH = 256;

  private static final double NANOS = 1e9;

  private final Bench bench;
  private final List<Slot> slots;
  private final Progress progress;
  private Optional<Metrics> initial = Optional.empty();
  private Optional<Gradients> gradients = Optional.empty();

  Repeat(Bench bench, List<Slot> slots) {
    this.bench = bench;
    this.slots = slots;
    this.progress = bench.request().progress();
  }

  /** Trains, and stores what there is to store; the outcomes are in the order of the slots. */
  List<Outcome> run() {
    Map<Slot, TrainingRun> runs = new LinkedHashMap<>();
    try {
      for (Slot slot : slots) {
        runs.put(slot, open(slot));
      }
      train(runs);
      List<Outcome> outcomes = new ArrayList<>();
      runs.forEach((slot, run) -> outcomes.add(outcome(slot, run)));
      return outcomes;
    } finally {
      runs.values().forEach(TrainingRun::close);
    }
  }

  private TrainingRun open(Slot slot) {
    Configuration c = slot.configuration();
    Objective objective = bench.objective(c);
    try {
      return new TrainingRun(
          bench.schedule(c),
          bench.task(),
          bench.measured(),
          bench.request().settings().recordTimes(),
          objective,
          bench.backend(),
          slot.from().orElseGet(() -> start(c, objective)));
    } catch (RuntimeException | Error e) {
      objective.close();
      throw e;
    }
  }

  private Snapshot start(Configuration c, Objective objective) {
    warmUp(objective, c);
    initial = initial.or(() -> initialMetrics(objective, c));
    gradients = gradients.or(() -> gradients(c));
    Baseline baseline = new Baseline(initial, gradientError(c));
    Plateau.State plateau = Plateau.standard().start(c.learningRate());
    return Snapshot.initial(bench.initial(c), plateau, baseline);
  }

  /** A solve that fails here fails again in the first update, which keeps the reason. */
  private void warmUp(Objective objective, Configuration c) {
    int[] examples = bench.schedule(c).batches().batch(0);
    Map<String, Array> batch = bench.task().inputs(Split.TRAIN, examples, DType.FLOAT32);
    for (int i = 0; i < WARM_UPS; i++) {
      unlessFailed(() -> objective.gradient(bench.initial(c), batch));
    }
  }

  private Optional<Metrics> initialMetrics(Objective objective, Configuration c) {
    return unlessFailed(() -> {
      Measured set = bench.measured().get(Split.TEST).inBatchesOf(FORWARD_BATCH);
      Parameters parameters = bench.initial(c);
      Instant now = Instant.now();
      long start = System.nanoTime();
      double loss = 0;
      Cost cost = Cost.NONE;
      for (int i = 0; i < set.batches(); i++) {
        int[] examples = set.batch(i);
        Map<String, Array> inputs = bench.task().inputs(Split.TEST, examples, DType.FLOAT32);
        Objective.Measurement measurement = objective.measure(parameters, inputs);
        loss += measurement.loss() * examples.length;
        cost = cost.plus(Cost.of(measurement.forward()));
      }
      int count = set.examples().length;
      double seconds = (System.nanoTime() - start) / NANOS;
      return new Metrics(
          loss / count, OptionalDouble.empty(), count, now, seconds, cost, Cost.NONE);
    });
  }

  private Optional<Gradients> gradients(Configuration c) {
    if (!bench.request().comparing()) {
      return Optional.empty();
    }
    progress.note("comparing gradients with a tight solve");
    Solving solving = bench.plan().solving(c);
    return unlessFailed(() -> new Gradients(bench.task(), solving, bench.initial(c), CHECKED_ROWS));
  }

  private OptionalDouble gradientError(Configuration c) {
    Solving solving = bench.plan().solving(c);
    return gradients
        .flatMap(g ->
            unlessFailed(() -> g.compare(solving.with(solving.adjoint(), DType.FLOAT64)).error()))
        .filter(Double::isFinite)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** What is measured beside the training must not lose what was trained. */
  private static <T> Optional<T> unlessFailed(Supplier<T> measurement) {
    try {
      return Optional.of(measurement.get());
    } catch (SolveException e) {
      LOG.info("not measured: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void train(Map<Slot, TrainingRun> runs) {
    List<SideBySide.Member> members = new ArrayList<>();
    long left = 0;
    for (Map.Entry<Slot, TrainingRun> entry : runs.entrySet()) {
      Slot slot = entry.getKey();
      long planned = slot.configuration().updates();
      TrainingRun run = entry.getValue();
      Checkpoints checkpoints = checkpoints(slot);
      if (!checkpoints.write(run)) {
        throw new ExperimentException(
            slot.files().folder() + ": nothing can be stored there; see above");
      }
      members.add(new SideBySide.Member(slot.configuration().norm(), planned, run, checkpoints));
      left += run.isRunning() ? planned - run.updates().size() : 0;
    }
    String verb = bench.request().comparing() ? "compare " : "run ";
    progress.start(verb + bench.experiment().id(), left);
    new SideBySide(members, progress, bench.request().cancelled()).run();
  }

  private Checkpoints checkpoints(Slot slot) {
    return new Checkpoints(
        slot.files(),
        new CheckpointFile.Head(bench.experiment().id(), slot.configuration()),
        slot.started(),
        bench.request().settings().checkpointEvery(),
        progress);
  }

  private Outcome outcome(Slot slot, TrainingRun run) {
    return new Outcome(bench.experiment().id(), bench.task(), slot, run.status(), run.snapshot());
  }
}
