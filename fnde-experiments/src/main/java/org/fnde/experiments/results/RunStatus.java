package org.fnde.experiments.results;

/** How a run ended. */
public sealed interface RunStatus {

  /** It made all its updates. */
  record Completed() implements RunStatus {}

  /** The user interrupted it. */
  record Interrupted() implements RunStatus {}

  /**
   * It could not go on.
   *
   * @param reason what was wrong, where and at which time
   */
  record Failed(String reason) implements RunStatus {}
}
