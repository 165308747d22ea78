package org.fnde.experiments.acrobot.swingup;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fnde.experiments.ExperimentException;
import org.fnde.models.Checkpoint;
import org.fnde.models.Parameters;
import org.fnde.models.SymOden;
import org.fnde.models.checkpoint.TensorFile;

/**
 * A Symplectic ODE-Net in its published configuration.
 *
 * @param parameters its weights
 * @param norm the adjoint's norm it was trained with, if the file says so
 * @param training how long it was trained, as {@code trained for 40 updates}
 */
public record TrainedModel(Parameters parameters, Optional<String> norm, String training) {
  private static final String EXPERIMENT = "acrobot";

  /**
   * Reads a safetensors file. Of its metadata, {@code experiment}, {@code norm}, {@code updates}
   * and {@code epochs} are used, where there are any.
   *
   * @param file the file
   * @return the model
   * @throws ExperimentException if it is of another experiment
   * @throws org.fnde.models.checkpoint.CheckpointException if it cannot be read, is malformed or
   *     truncated, or does not hold exactly the model's parameters
   */
  public static TrainedModel read(Path file) {
    Map<String, String> metadata = TensorFile.read(file).metadata();
    String experiment = metadata.getOrDefault("experiment", EXPERIMENT);
    if (!experiment.equals(EXPERIMENT)) {
      throw new ExperimentException(
          file + ": is a model of experiment '" + experiment + "', need one of " + EXPERIMENT);
    }
    Parameters parameters = Checkpoint.read(file, SymOden.published().parameters()).parameters();
    return new TrainedModel(
        parameters, Optional.ofNullable(metadata.get("norm")), training(metadata));
  }

  private static String training(Map<String, String> metadata) {
    return count(metadata, "updates")
        .or(() -> count(metadata, "epochs"))
        .map("trained for "::concat)
        .orElse("training length unknown");
  }

  /** A number with its unit, as {@code 1,565 updates}; empty if there is none. */
  private static Optional<String> count(Map<String, String> metadata, String key) {
    String text = metadata.getOrDefault(key, "");
    if (!text.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    long n = Long.parseLong(text);
    String unit = n == 1 ? key.substring(0, key.length() - 1) : key;
    return Optional.of(String.format(Locale.ROOT, "%,d %s", n, unit));
  }

  /**
   * What pictures are labelled with.
   *
   * @return how long it was trained, and the norm if it is known
   */
  public List<String> label() {
    return Stream.concat(Stream.of(training), norm.stream()).toList();
  }
}
