package org.fnde.experiments.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Plain lines: the first update, then at most one every few seconds, and the last. For one thread
 * at a time.
 */
public final class LineProgress implements Progress {
  private static final long BETWEEN_LINES = Duration.ofSeconds(5).toNanos();

  private final PrintStream out;
  private final LongSupplier nanos;
  private String task = "fnde";
  private long updates;
  private TimeLeft left = new TimeLeft(0);
  private long printed;
  private Optional<ProgressUpdate> held = Optional.empty();

  /**
   * Lines on a stream.
   *
   * @param out where to
   * @param nanos the clock, as {@link System#nanoTime}
   */
  public LineProgress(PrintStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
  }

  @Override
  public void start(String task, long updates) {
    close();
    this.task = task;
    this.updates = updates;
    left = new TimeLeft(updates);
  }

  @Override
  public void note(String message) {
    close();
    out.println(task + ": " + message);
  }

  @Override
  public void update(ProgressUpdate update) {
    long now = nanos.getAsLong();
    left.updated(now);
    held = Optional.of(update);
    if (left.done() == 1 || left.done() == updates || now - printed >= BETWEEN_LINES) {
      printed = now;
      close();
    }
  }

  @Override
  public void close() {
    held.ifPresent(update -> out.println(task + ": " + UpdateText.of(update) + timeLeft()));
    held = Optional.empty();
  }

  private String timeLeft() {
    return left.done() == updates
        ? ""
        : left.estimate().map(time -> ", " + UpdateText.of(time) + " left").orElse("");
  }
}
