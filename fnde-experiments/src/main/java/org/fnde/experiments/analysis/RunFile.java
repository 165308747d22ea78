package org.fnde.experiments.analysis;

import java.nio.file.Path;
import java.util.Map;
import java.util.SequencedMap;
import org.fnde.experiments.results.RecordedTimes;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;

/**
 * A run as it was read.
 *
 * @param file its result's file
 * @param result what is in it
 */
public record RunFile(Path file, RunResult result) {

  boolean isCompleted() {
    return result.status() instanceof RunStatus.Completed;
  }

  /** The recorded times beside the result, {@code K.times.safetensors}. */
  Path times() {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.replaceFirst("\\.json$", "") + ".times.safetensors");
  }

  /** How it ended and after how many updates. */
  String ending() {
    String after =
        " after "
            + result.updates().size()
            + " of "
            + result.configuration().updates()
            + " updates";
    return switch (result.status()) {
      case RunStatus.Completed() -> "completed" + after;
      case RunStatus.Interrupted() -> "interrupted" + after;
      case RunStatus.Failed(String reason) -> "failed" + after + ": " + reason;
    };
  }

  /** One word for how it ended. */
  String status() {
    return switch (result.status()) {
      case RunStatus.Completed() -> "completed";
      case RunStatus.Interrupted() -> "interrupted";
      case RunStatus.Failed(String reason) -> "failed";
    };
  }

  SequencedMap<String, String> settings() {
    return ConfigurationFields.of(result);
  }

  static boolean isOfTraining(Map.Entry<String, RecordedTimes> recorded) {
    return recorded.getKey().endsWith("train_metrics");
  }
}
