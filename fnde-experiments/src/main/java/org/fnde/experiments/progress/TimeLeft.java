package org.fnde.experiments.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * The time left, by the mean time of the updates after the first, which has compilation in it.
 * Thread-safe.
 */
final class TimeLeft {
  private final long total;
  private long done;
  private long firstNanos;
  private long lastNanos;

  TimeLeft(long total) {
    this.total = total;
  }

  synchronized void updated(long nanos) {
    done++;
    firstNanos = done == 1 ? nanos : firstNanos;
    lastNanos = nanos;
  }

  synchronized long done() {
    return done;
  }

  /** Nothing before the second update, or if the number of updates is unknown. */
  synchronized Optional<Duration> estimate() {
    if (done < 2 || total < done) {
      return Optional.empty();
    }
    double each = (lastNanos - firstNanos) / (done - 1.0);
    return Optional.of(Duration.ofNanos(Math.round(each * (total - done))));
  }
}
