package org.fnde.experiments.results;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.fnde.backend.Array;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;

/**
 * The recorded times of a run beside its result, {@code K.times.safetensors}: float32 vectors named
 * by the key of the metrics they belong to and their kind, for example {@code
 * history.0.train_metrics.backward_ts}. Empty ones are left out.
 */
public final class TimesFile {
  private TimesFile() {}

  /**
   * Writes a file, atomically.
   *
   * @param times by the key of the metrics
   * @param file where to
   * @throws org.fnde.models.checkpoint.CheckpointException if it cannot be written
   */
  public static void write(Map<String, RecordedTimes> times, Path file) {
    new TensorFile(tensors("", times), Map.of("schema", "fnde-times/1")).write(file);
  }

  /**
   * The times as tensors.
   *
   * @param prefix of all names
   * @param times by the key of the metrics
   * @return the tensors by name
   */
  public static Map<String, Tensor> tensors(String prefix, Map<String, RecordedTimes> times) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    times.forEach((key, recorded) -> {
      for (TimeKind kind : TimeKind.values()) {
        float[] values = recorded.get(kind);
        if (values.length > 0) {
          Tensor tensor = Tensor.of(Array.of(values, values.length));
          tensors.put(prefix + key + "." + kind.key(), tensor);
        }
      }
    });
    return tensors;
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return the times by the key of the metrics, in order
   * @throws org.fnde.models.checkpoint.CheckpointException if it cannot be read or is malformed
   */
  public static SequencedMap<String, RecordedTimes> read(Path file) {
    return times("", TensorFile.read(file).tensors());
  }

  /**
   * The times among some tensors.
   *
   * @param prefix of their names; others are passed over
   * @param tensors the tensors by name
   * @return the times by the key of the metrics, in order
   */
  public static SequencedMap<String, RecordedTimes> times(
      String prefix, Map<String, Tensor> tensors) {
    SequencedMap<String, Map<TimeKind, float[]>> all = new LinkedHashMap<>();
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      for (TimeKind kind : TimeKind.values()) {
        String name = tensor.getKey();
        if (name.startsWith(prefix) && name.endsWith("." + kind.key())) {
          String key = name.substring(prefix.length(), name.length() - kind.key().length() - 1);
          all.computeIfAbsent(key, k -> new EnumMap<>(TimeKind.class))
              .put(kind, tensor.getValue().toArray().toFloats());
        }
      }
    }
    SequencedMap<String, RecordedTimes> times = new LinkedHashMap<>();
    all.forEach((key, kinds) -> times.put(key, RecordedTimes.of(kinds)));
    return times;
  }
}
