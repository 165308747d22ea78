package org.fnde.experiments;

/** An experiment, or the reading or writing of its results, failed. Exit code 1. */
public final class ExperimentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what failed and what can be done, in one line
   */
  public ExperimentException(String message) {
    super(message);
  }

  /**
   * A failure with a cause.
   *
   * @param message what failed and what can be done, in one line
   * @param cause what caused it
   */
  public ExperimentException(String message, Throwable cause) {
    super(message, cause);
  }
}
