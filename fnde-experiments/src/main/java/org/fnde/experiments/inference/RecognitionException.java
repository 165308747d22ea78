package org.fnde.experiments.inference;

/** A recording or a model that cannot be used: the message names the file and the reason. */
public final class RecognitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecognitionException(RuntimeException cause) {
    this(cause.getMessage(), cause);
  }

  RecognitionException(String message, RuntimeException cause) {
    super(message, cause);
  }
}
