package org.fnde.experiments.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fnde.experiments.Task;
import org.fnde.experiments.results.Classification;
import org.fnde.experiments.results.Commit;
import org.fnde.experiments.results.Machine;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.Probe;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.results.Update;

/**
 * What there is to store of a run.
 *
 * @param experiment the experiment's id
 * @param task the model and its data
 * @param slot the run
 * @param status how it ended
 * @param at where it stood then
 */
record Outcome(String experiment, Task task, Slot slot, RunStatus status, Snapshot at) {

  RunResult result(List<Probe> probes, Optional<Classification> classification) {
    return new RunResult(
        experiment,
        slot.configuration(),
        Machine.current(),
        Commit.current(),
        slot.started(),
        timespan(),
        Optional.empty(),
        status,
        task.model(),
        at.optimiser().parameters().layout().size(),
        at.history(),
        at.selected().map(Selected::index),
        at.baseline().test(),
        at.test(),
        at.baseline().gradientError(),
        probes,
        at.updates(),
        task.dataFacts(),
        classification);
  }

  /** Times that were lost with a process count as nothing. */
  private double timespan() {
    DoubleStream updates = at.updates().stream().mapToDouble(Update::seconds);
    DoubleStream measurements =
        at.history().stream().flatMap(Outcome::metrics).mapToDouble(Metrics::timespan);
    return DoubleStream.concat(updates, measurements).filter(Double::isFinite).sum();
  }

  private static Stream<Metrics> metrics(Measurement measurement) {
    return Stream.of(measurement.train(), measurement.validation());
  }
}
