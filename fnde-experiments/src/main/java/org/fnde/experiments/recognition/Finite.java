package org.fnde.experiments.recognition;

import java.nio.file.Path;
import org.fnde.backend.Array;
import org.fnde.models.checkpoint.CheckpointException;

/** Refuses weights that no model can work with. */
final class Finite {
  private Finite() {}

  /**
   * Checks a tensor.
   *
   * @throws CheckpointException if a number is infinite or none
   */
  static void require(Path file, String name, Array values) {
    for (int i = 0; i < values.length(); i++) {
      if (!Double.isFinite(values.get(i))) {
        throw new CheckpointException(
            file, name + " has " + values.get(i) + " at index " + i + "; need finite numbers");
      }
    }
  }
}
