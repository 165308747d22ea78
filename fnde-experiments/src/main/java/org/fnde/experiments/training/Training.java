package org.fnde.experiments.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.fnde.backend.Array;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.progress.ProgressUpdate;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.Update;
import org.fnde.models.Plateau;

/**
 * The training loop: every trainee makes the same updates on the same batches, in an order that
 * rotates from update to update so that none is always first. After epochs 0, 10, 20, ... and the
 * last, the mean training loss of the epoch steers the learning rate and is kept beside the
 * validation loss.
 *
 * @param batches which examples each update sees
 * @param updates how many updates to make
 * @param inputs the objective's inputs for some examples
 * @param validation the validation loss of a trainee
 * @param validationSize how many examples that loss is of
 * @param learningRate the initial learning rate
 */
public record Training(
    Batches batches,
    long updates,
    Function<int[], Map<String, Array>> inputs,
    ToDoubleFunction<Trainee> validation,
    long validationSize,
    double learningRate) {
  private static final int MEASURED_EVERY = 10;

  /**
   * Trains until all updates are made, all trainees have failed, or it is cancelled.
   *
   * @param trainees the models
   * @param progress told of every update
   * @param cancelled asked before every update
   */
  public void run(List<Trainee> trainees, Progress progress, BooleanSupplier cancelled) {
    Map<Trainee, Plateau.State> rates = new HashMap<>();
    trainees.forEach(t -> rates.put(t, Plateau.standard().start(learningRate)));
    for (long update = 0; update < updates; update++) {
      Map<String, Array> batch = inputs.apply(batches.batch(update));
      for (Trainee trainee : rotated(trainees, update)) {
        if (cancelled.getAsBoolean()) {
          trainees.forEach(Trainee::interrupt);
          return;
        }
        trainee.update(batch, rates.get(trainee).learningRate());
        report(trainee, progress);
        if (measuresAfter(update) && trainee.isRunning()) {
          rates.computeIfPresent(trainee, (t, state) -> measured(t, state));
        }
      }
    }
  }

  private static List<Trainee> rotated(List<Trainee> trainees, long update) {
    int first = (int) (update % trainees.size());
    List<Trainee> order = new ArrayList<>(trainees.subList(first, trainees.size()));
    order.addAll(trainees.subList(0, first));
    return order.stream().filter(Trainee::isRunning).toList();
  }

  private boolean measuresAfter(long update) {
    boolean ends = (update + 1) % batches.perEpoch() == 0;
    long epoch = update / batches.perEpoch();
    return ends && (epoch % MEASURED_EVERY == 0 || update + 1 == updates);
  }

  private Plateau.State measured(Trainee trainee, Plateau.State state) {
    List<Update> all = trainee.updates();
    List<Update> epoch = all.subList(all.size() - batches.perEpoch(), all.size());
    double train = epoch.stream().mapToDouble(Update::loss).average().orElseThrow();
    trainee.measure(() ->
        new Measurement(
            (all.size() - 1) / batches.perEpoch(),
            all.size(),
            state.learningRate(),
            metrics(train, batches.examples()),
            metrics(validation.applyAsDouble(trainee), validationSize)));
    return Plateau.standard().next(state, train);
  }

  private static Optional<Metrics> metrics(double loss, long size) {
    return Optional.of(new Metrics(loss, OptionalDouble.empty(), size));
  }

  private void report(Trainee trainee, Progress progress) {
    if (trainee.isRunning()) {
      Update last = trainee.updates().getLast();
      progress.update(
          new ProgressUpdate(
              trainee.norm(),
              trainee.updates().size(),
              updates,
              last.loss(),
              last.forward().nfe(),
              last.backward().nfe()));
    }
  }
}
