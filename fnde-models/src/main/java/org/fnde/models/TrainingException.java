package org.fnde.models;

/** Training that cannot go on: the message names what is not finite and in which update. */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what is wrong, when, and what can be done
   */
  public TrainingException(String message) {
    super(message);
  }
}
