package org.fnde.experiments.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.BackendException;
import org.fnde.experiments.Split;
import org.fnde.experiments.Task;
import org.fnde.experiments.results.Cost;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.RecordedTimes;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.results.Update;
import org.fnde.graph.DType;
import org.fnde.models.LossGradient;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.models.Plateau;
import org.fnde.models.TrainingException;
import org.fnde.models.TrainingStep;
import org.fnde.solve.SolveException;
import org.fnde.solve.Status;

/**
 * One model in training, batch by batch: an update, or a batch of a measurement. Between two
 * batches it can be stopped, and a copy that starts from its snapshot goes on to the same end. For
 * one thread.
 */
final class TrainingRun implements AutoCloseable {
  private static final double NANOS = 1e9;

  private final Schedule schedule;
  private final Task task;
  private final Map<Split, Measured> measured;
  private final boolean recordTimes;
  private final TrainingStep step;
  private final List<Update> updates;
  private final List<Measurement> history;
  private final SequencedMap<String, RecordedTimes> times;
  private final Baseline baseline;
  private Plateau.State plateau;
  private Optional<Selected> selected;
  private Optional<Pass> pass;
  private Optional<Metrics> test;
  private RunStatus status = new RunStatus.Completed();

  /**
   * A run that goes on from a snapshot.
   *
   * @param schedule when it measures and ends
   * @param task the model and its data
   * @param measured which examples are measured
   * @param recordTimes whether times of measurements are kept
   * @param objective loss and gradient; closed with this
   * @param backend what computes the optimiser
   * @param from where it starts
   */
  TrainingRun(
      Schedule schedule,
      Task task,
      Map<Split, Measured> measured,
      boolean recordTimes,
      Objective objective,
      Backend backend,
      Snapshot from) {
    this.schedule = schedule;
    this.task = task;
    this.measured = measured;
    this.recordTimes = recordTimes;
    this.step =
        new TrainingStep(
            objective, schedule.optimisation().optimiser().resume(backend, from.optimiser()));
    this.updates = new ArrayList<>(from.updates());
    this.history = new ArrayList<>(from.history());
    this.times = new LinkedHashMap<>(from.times());
    this.baseline = from.baseline();
    this.plateau = from.plateau();
    this.selected = from.selected();
    this.pass = from.pass();
    this.test = from.test();
  }

  /** Whether there is more to do, and nothing failed. */
  boolean isRunning() {
    return test.isEmpty() && status instanceof RunStatus.Completed;
  }

  RunStatus status() {
    return status;
  }

  List<Update> updates() {
    return updates;
  }

  List<Measurement> history() {
    return history;
  }

  boolean endsEpoch() {
    return pass.isEmpty() && !updates.isEmpty() && schedule.endsEpoch(updates.size());
  }

  Objective objective() {
    return step.objective();
  }

  /** How many batches it has seen, so that runs side by side can keep step. */
  long position() {
    long each = measured.get(Split.TRAIN).batches() + measured.get(Split.VALIDATION).batches();
    long open = pass.stream().flatMap(p -> p.tallies().stream()).mapToLong(Tally::batches).sum();
    return updates.size() + history.size() * each + open;
  }

  /** Ends this run before its end. */
  void interrupt() {
    status = isRunning() ? new RunStatus.Interrupted() : status;
  }

  /**
   * Makes one update, or measures one batch. A failure ends the run and is kept as its status; what
   * was done before stays as it was.
   */
  void advance() {
    try {
      if (pass.isPresent()) {
        measure(pass.get());
      } else {
        update();
      }
    } catch (SolveException e) {
      status =
          e.status() instanceof Status.Cancelled
              ? new RunStatus.Interrupted()
              : new RunStatus.Failed(where() + ": " + e.getMessage());
    } catch (TrainingException | BackendException e) {
      status = new RunStatus.Failed(e.getMessage());
    }
  }

  private String where() {
    return pass.isPresent()
        ? "measurement after update " + updates.size()
        : "update " + (updates.size() + 1);
  }

  private void update() {
    int[] examples = schedule.batches().batch(updates.size());
    Map<String, Array> inputs = task.inputs(Split.TRAIN, examples, DType.FLOAT32);
    long start = System.nanoTime();
    LossGradient result = step.run(inputs, learningRate(updates.size()));
    updates.add(
        new Update(
            result.loss(),
            Cost.of(result.forward()),
            Cost.of(result.backward()),
            (System.nanoTime() - start) / NANOS));
    if (schedule.measuresAfter(updates.size())) {
      pass = Optional.of(Pass.duringTraining(Instant.now()));
    }
  }

  private double learningRate(int done) {
    return schedule.optimisation().rate(plateau.learningRate(), done, schedule.updates());
  }

  private void measure(Pass open) {
    Measured set = measured.get(open.split());
    int[] examples = set.batch(open.current().batches());
    Parameters parameters = open.isAtTheEnd() ? kept() : step.optimiser().parameters();
    Map<String, Array> inputs = task.inputs(open.split(), examples, DType.FLOAT32);
    long start = System.nanoTime();
    LossGradient result = objective().gradient(parameters, inputs);
    double seconds = (System.nanoTime() - start) / NANOS;
    Tally tally = open.current().plus(result, examples.length, recordTimes, seconds);
    Pass more = open.with(tally);
    if (tally.batches() < set.batches()) {
      pass = Optional.of(more);
    } else if (!more.isLastSplit()) {
      pass = Optional.of(more.nextSplit(Instant.now()));
    } else if (more.isAtTheEnd()) {
      pass = Optional.empty();
      test = Optional.of(tally.metrics());
      record("test_metrics", tally);
    } else {
      measured(more);
    }
  }

  private Parameters kept() {
    return selected.map(Selected::parameters).orElseGet(() -> step.optimiser().parameters());
  }

  private void measured(Pass done) {
    int index = history.size();
    Tally train = done.tallies().getFirst();
    Tally validation = done.tallies().getLast();
    Measurement measurement =
        new Measurement(
            schedule.epoch(updates.size()),
            updates.size(),
            learningRate(updates.size() - 1),
            train.metrics(),
            validation.metrics());
    history.add(measurement);
    record("history." + index + ".train_metrics", train);
    record("history." + index + ".val_metrics", validation);
    plateau = Plateau.standard().next(plateau, measurement.train().loss());
    select(index, schedule.criterion().loss(measurement));
    boolean over =
        updates.size() == schedule.updates()
            || selected.isPresent()
                && schedule.endsEarly(measurement, history.get(selected.get().index()));
    pass = over ? Optional.of(Pass.atTheEnd(Instant.now())) : Optional.empty();
  }

  private void select(int index, double loss) {
    boolean better = selected.isEmpty() ? !Double.isNaN(loss) : selected.get().yieldsTo(loss);
    if (better) {
      selected = Optional.of(new Selected(index, loss, step.optimiser().parameters()));
    }
  }

  private void record(String key, Tally tally) {
    if (recordTimes) {
      times.put(key, tally.times());
    }
  }

  /** Where it stands now. */
  Snapshot snapshot() {
    return new Snapshot(
        step.optimiser().state(), plateau, selected, updates, history, pass, test, times, baseline);
  }

  @Override
  public void close() {
    try {
      step.optimiser().close();
    } finally {
      step.objective().close();
    }
  }
}
