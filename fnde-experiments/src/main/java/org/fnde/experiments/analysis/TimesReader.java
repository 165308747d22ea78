package org.fnde.experiments.analysis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fnde.experiments.results.RecordedTimes;
import org.fnde.experiments.results.TimeKind;
import org.fnde.models.checkpoint.CheckpointException;

/** Reads recorded times beside results, and notes where there are none. */
final class TimesReader {
  private final TimeKind kind;
  private final TimesFiles files;
  private final List<String> notes = new ArrayList<>();

  TimesReader(TimeKind kind, TimesFiles files) {
    this.kind = kind;
    this.files = files;
  }

  /** The times of the training set at all measurements; empty if none were recorded. */
  Optional<double[]> read(RunFile run) {
    Path file = run.times();
    if (!Files.exists(file)) {
      notes.add("left out " + run.file() + ": its times were not recorded");
      return Optional.empty();
    }
    try {
      double[] times =
          files.of(file).entrySet().stream()
              .filter(RunFile::isOfTraining)
              .map(Map.Entry::getValue)
              .flatMapToDouble(this::times)
              .toArray();
      if (DoubleStream.of(times).allMatch(Double::isFinite)) {
        return Optional.of(times);
      }
      notes.add("left out " + file + ": has a time that is not finite");
    } catch (CheckpointException e) {
      notes.add("left out " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Whether times of this kind were recorded, and are readable. */
  boolean hasTimes(RunFile run) {
    return read(run).filter(times -> times.length > 0).isPresent();
  }

  private DoubleStream times(RecordedTimes recorded) {
    float[] values = recorded.get(kind);
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
  }

  Collection<String> notes() {
    return List.copyOf(notes);
  }
}
