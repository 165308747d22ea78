package org.fnde.solve;

/** A solve that did not reach its end: the message says why, when and in which component. */
public final class SolveException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Status status;

  /**
   * A failure.
   *
   * @param what which solve, for example {@code "forward solve"}
   * @param status how it ended
   */
  public SolveException(String what, Status status) {
    super(what + " " + describe(status));
    this.status = status;
  }

  /**
   * How the solve ended.
   *
   * @return the status
   */
  public Status status() {
    return status;
  }

  private static String describe(Status status) {
    return switch (status) {
      case Status.Completed() -> "completed";
      case Status.StepLimit(double t) ->
          "stopped at t = " + t + " after the most steps it may make; allow more with maxSteps";
      case Status.Cancelled(double t) -> "was cancelled at t = " + t;
      case Status.Failed(String reason, double t, double h, String component) ->
          "failed at t = "
              + t
              + " with step h = "
              + h
              + " in component '"
              + component
              + "': "
              + reason;
    };
  }
}
