package org.fnde.experiments.recognition;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fnde.experiments.speech.Recordings;

/** Names of directories' data, which are read once while they do not change. Thread-safe. */
final class DataNames {
  private final Map<String, String> identities = new ConcurrentHashMap<>();

  /** What the data of a directory are called: no other recordings have the name. */
  String of(Path directory, Recordings recordings) {
    Path whole = directory.toAbsolutePath().normalize();
    String last = Optional.ofNullable(whole.getFileName()).map(Path::toString).orElse("root");
    return last
        + "-"
        + identities.computeIfAbsent(
            recordings.fingerprint(whole.toString()), f -> recordings.identity());
  }
}
