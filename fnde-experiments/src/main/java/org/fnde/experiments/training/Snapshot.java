package org.fnde.experiments.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.RecordedTimes;
import org.fnde.experiments.results.Update;
import org.fnde.models.AdamWState;
import org.fnde.models.Parameters;
import org.fnde.models.Plateau;

/**
 * Where a run stands: everything it needs to go on. Batches are drawn by their number, so that no
 * random state is part of it. Immutable.
 *
 * @param optimiser parameters, moments and the number of updates
 * @param plateau the schedule of the learning rate
 * @param selected the best weights so far, if anything was measured
 * @param updates every update made
 * @param history every measurement made
 * @param pass the measurement under way
 * @param test the test set at the end; the run is complete when there is one
 * @param times recorded times by the key of their metrics
 * @param baseline what was measured before the first update
 */
record Snapshot(
    AdamWState optimiser,
    Plateau.State plateau,
    Optional<Selected> selected,
    List<Update> updates,
    List<Measurement> history,
    Optional<Pass> pass,
    Optional<Metrics> test,
    SequencedMap<String, RecordedTimes> times,
    Baseline baseline) {

  Snapshot {
    updates = List.copyOf(updates);
    history = List.copyOf(history);
    times = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(times));
  }

  static Snapshot initial(Parameters parameters, Plateau.State plateau, Baseline baseline) {
    return new Snapshot(
        AdamWState.initial(parameters),
        plateau,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new LinkedHashMap<>(Map.of()),
        baseline);
  }

  boolean isComplete() {
    return test.isPresent();
  }

  /** The weights that are kept: the best ones, or the last where nothing was measured. */
  Parameters kept() {
    return selected.map(Selected::parameters).orElse(optimiser.parameters());
  }
}
