package org.fnde.backend;

/** A failure of a backend or its device: the message names the program and what can be done. */
public final class BackendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what failed, in which program, and what to do
   */
  public BackendException(String message) {
    super(message);
  }

  /**
   * A failure with a cause.
   *
   * @param message what failed, in which program, and what to do
   * @param cause what caused it
   */
  public BackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
