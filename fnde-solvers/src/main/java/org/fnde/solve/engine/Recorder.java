package org.fnde.solve.engine;

import java.util.ArrayList;
import java.util.List;
import org.fnde.solve.Statistics;

/** Counts what a solve does. Allocates only if it keeps steps and evaluation times. */
final class Recorder {
  private final boolean keeps;
  private final boolean differentiates;
  private final List<Statistics.Attempt> attempts = new ArrayList<>();
  private final List<Double> times = new ArrayList<>();
  private long accepted;
  private long rejected;
  private long evaluations;
  private long vjps;

  /**
   * A recorder.
   *
   * @param differentiates whether every evaluation of the dynamics is one of the field and its VJP
   */
  Recorder(boolean keeps, boolean differentiates) {
    this.keeps = keeps;
    this.differentiates = differentiates;
  }

  void evaluated(double t) {
    evaluations++;
    vjps += differentiates ? 1 : 0;
    if (keeps) {
      times.add(t);
    }
  }

  /** An evaluation of the field alone. */
  void evaluatedField(double t) {
    evaluated(t);
    vjps -= differentiates ? 1 : 0;
  }

  void attempted(double t, double h, boolean isAccepted) {
    accepted += isAccepted ? 1 : 0;
    rejected += isAccepted ? 0 : 1;
    if (keeps) {
      attempts.add(new Statistics.Attempt(t, h, isAccepted));
    }
  }

  long attempts() {
    return accepted + rejected;
  }

  Statistics statistics() {
    return new Statistics(accepted, rejected, evaluations, vjps, 0, attempts, times);
  }
}
