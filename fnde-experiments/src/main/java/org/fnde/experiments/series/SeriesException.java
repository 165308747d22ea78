package org.fnde.experiments.series;

/** Time series that nothing can be learnt from: the message says which, why, and the fix. */
public final class SeriesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message the series or channel, what is wrong, and the fix
   */
  public SeriesException(String message) {
    super(message);
  }
}
