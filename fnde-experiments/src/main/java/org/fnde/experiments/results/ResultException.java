package org.fnde.experiments.results;

import java.nio.file.Path;

/** A result or the directory of results cannot be read or written. */
public final class ResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param path the file or directory
   * @param problem what is wrong with it, after its name
   */
  public ResultException(Path path, String problem) {
    super(path + ": " + problem);
  }

  /**
   * A failure with a cause.
   *
   * @param path the file or directory
   * @param problem what is wrong with it, after its name
   * @param cause what caused it
   */
  public ResultException(Path path, String problem, Throwable cause) {
    super(path + ": " + problem, cause);
  }
}
