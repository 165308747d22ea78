package org.fnde.experiments.analysis;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.fnde.experiments.results.RecordedTimes;
import org.fnde.experiments.results.TimesFile;

/** Files of recorded times, each read once however many kinds of times are drawn. */
final class TimesFiles {
  private final Map<Path, Map<String, RecordedTimes>> read = new HashMap<>();

  /**
   * The times by the key of their metrics.
   *
   * @throws org.fnde.models.checkpoint.CheckpointException if the file cannot be read
   */
  Map<String, RecordedTimes> of(Path file) {
    return read.computeIfAbsent(file, TimesFile::read);
  }
}
