package org.fnde.experiments.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.experiments.results.Classification;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.Probe;
import org.fnde.experiments.results.ResultException;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.RunFiles;
import org.fnde.experiments.results.TimesFile;
import org.fnde.models.Checkpoint;

/** Stores what comes of a run: its result, the weights that were kept, and recorded times. */
final class Storing {
  private Storing() {}

  static Path store(Outcome outcome, List<Probe> probes, Optional<Classification> classification) {
    RunFiles files = outcome.slot().files();
    Snapshot at = outcome.at();
    if (!at.times().isEmpty()) {
      TimesFile.write(at.times(), files.times());
    }
    new Checkpoint(at.kept(), metadata(outcome)).write(files.model());
    try {
      ResultFile.write(outcome.result(probes, classification), files.result());
    } catch (IOException e) {
      throw new ResultException(
          files.result(),
          "cannot be written ("
              + e.getMessage()
              + "); once it can, the same command with --resume goes on from the last checkpoint",
          e);
    }
    return files.result();
  }

  private static Map<String, String> metadata(Outcome outcome) {
    Configuration c = outcome.slot().configuration();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("experiment", outcome.experiment());
    metadata.put("norm", c.norm());
    metadata.put("rtol", Double.toString(c.rtol()));
    metadata.put("atol", Double.toString(c.atol()));
    metadata.put("batch_size", Integer.toString(c.batchSize()));
    metadata.put("updates", Long.toString(updates(outcome.at())));
    metadata.put("epochs", Integer.toString(c.epochs()));
    metadata.put("seed", Long.toString(c.seed()));
    metadata.putAll(c.options());
    metadata.putAll(outcome.task().inference());
    return metadata;
  }

  /** How many updates the weights that are kept have seen. */
  private static long updates(Snapshot at) {
    return at.selected()
        .map(best -> at.history().get(best.index()).update())
        .orElse((long) at.updates().size());
  }
}
