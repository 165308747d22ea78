package org.fnde.experiments.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fnde.experiments.Recognition;
import org.fnde.experiments.Split;
import org.fnde.experiments.results.Classification;
import org.fnde.solve.SolveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at how the weights that were kept tell classes apart. */
final class Judging {
  private static final Logger LOG = LoggerFactory.getLogger(Judging.class);

  private Judging() {}

  /** The confusion of the test set, if the run is complete; empty where there are no classes. */
  static Optional<Classification> of(Bench bench, Outcome outcome) {
    return bench
        .task()
        .recognition()
        .map(recognition -> {
          Classification classes = recognition.classification();
          return outcome.at().isComplete() ? judged(bench, outcome, recognition, classes) : classes;
        });
  }

  private static Classification judged(
      Bench bench, Outcome outcome, Recognition recognition, Classification classes) {
    Measured test = bench.measured().get(Split.TEST);
    List<int[]> batches = IntStream.range(0, test.batches()).mapToObj(test::batch).toList();
    try {
      int[] predicted =
          recognition.predict(
              bench.plan().solving(outcome.slot().configuration()),
              outcome.at().kept(),
              Split.TEST,
              batches);
      return classes.of(recognition.labels(Split.TEST, test.examples()), predicted);
    } catch (SolveException e) {
      LOG.info("no confusion: {}", e.getMessage());
      return classes;
    }
  }
}
