package org.fnde.experiments;

/** The command cannot do what was asked for; found before any work. Exit code 2. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Bad usage.
   *
   * @param message the option, its value and the fix, in one line
   */
  public UsageException(String message) {
    super(message);
  }

  /**
   * Bad usage, found by something else.
   *
   * @param message the option, its value and the fix, in one line
   * @param cause what found it
   */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
