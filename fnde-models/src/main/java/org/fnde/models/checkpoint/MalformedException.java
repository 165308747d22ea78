package org.fnde.models.checkpoint;

/** What is wrong with a file's contents; becomes a {@link CheckpointException} that names it. */
final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedException(String reason) {
    super(reason);
  }
}
