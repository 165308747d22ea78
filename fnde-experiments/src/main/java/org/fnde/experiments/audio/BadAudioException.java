package org.fnde.experiments.audio;

/** A recording that cannot be used: the message names it and the reason. */
public final class BadAudioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * A failure.
   *
   * @param name the file
   * @param reason what is wrong with it
   */
  public BadAudioException(String name, String reason) {
    super(name + ": " + reason);
    this.reason = reason;
  }

  /**
   * A failure with a cause.
   *
   * @param name the file
   * @param reason what is wrong with it
   * @param cause what caused it
   */
  public BadAudioException(String name, String reason, Throwable cause) {
    super(name + ": " + reason, cause);
    this.reason = reason;
  }

  /**
   * What is wrong.
   *
   * @return the reason, without the name
   */
  public String reason() {
    return reason;
  }
}
