package org.fnde.models.checkpoint;

import java.nio.file.Path;

/** A checkpoint that cannot be written, read or used: the message names the file and the reason. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param file the file
   * @param reason what is wrong with it
   */
  public CheckpointException(Path file, String reason) {
    super(file + ": " + reason);
  }

  /**
   * A failure with a cause.
   *
   * @param file the file
   * @param reason what is wrong with it
   * @param cause what caused it
   */
  public CheckpointException(Path file, String reason, Throwable cause) {
    super(file + ": " + reason, cause);
  }
}
