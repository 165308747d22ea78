package org.fnde.experiments.results;

/** What a recorded time is of. */
public enum TimeKind {
  /** An evaluation of the vector field in the forward solve. */
  FORWARD("forward_ts"),
  /** The end of an accepted step of the forward solve. */
  FORWARD_ACCEPT("forward_accept_ts"),
  /** The end of a rejected step of the forward solve. */
  FORWARD_REJECT("forward_reject_ts"),
  /** An evaluation of the vector field in the adjoint solve. */
  BACKWARD("backward_ts"),
  /** The end of an accepted step of the adjoint solve. */
  BACKWARD_ACCEPT("backward_accept_ts"),
  /** The end of a rejected step of the adjoint solve. */
  BACKWARD_REJECT("backward_reject_ts");

  private final String key;

  TimeKind(String key) {
    this.key = key;
  }

  /**
   * The last part of its tensor's name.
   *
   * @return the key
   */
  public String key() {
    return key;
  }
}
