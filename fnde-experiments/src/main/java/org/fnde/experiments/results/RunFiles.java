package org.fnde.experiments.results;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one run, which begin with its number.
 *
 * @param folder the directory of runs of one configuration
 * @param number the run's number
 */
public record RunFiles(Path folder, int number) {

  /**
   * The result, there from when the run ends.
   *
   * @return {@code K.json}
   */
  public Path result() {
    return file("json");
  }

  /**
   * Everything a run needs to go on.
   *
   * @return {@code K.checkpoint.safetensors}
   */
  public Path checkpoint() {
    return file("checkpoint.safetensors");
  }

  /**
   * When the parts of the run were made; apart, so that checkpoints of equal training are equal.
   *
   * @return {@code K.clock.safetensors}
   */
  public Path clock() {
    return file("clock.safetensors");
  }

  /**
   * The weights that were kept.
   *
   * @return {@code K.model.safetensors}
   */
  public Path model() {
    return file("model.safetensors");
  }

  /**
   * Recorded times of evaluations and steps.
   *
   * @return {@code K.times.safetensors}
   */
  public Path times() {
    return file("times.safetensors");
  }

  private Path file(String extension) {
    return folder.resolve(number + "." + extension);
  }

  /**
   * Whether there is a checkpoint to go on from.
   *
   * @return true if there is one
   */
  public boolean hasCheckpoint() {
    return Files.exists(checkpoint());
  }
}
