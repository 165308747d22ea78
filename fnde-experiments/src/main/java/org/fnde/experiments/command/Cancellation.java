package org.fnde.experiments.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Whether the user has interrupted the command, and what must end first then. Thread-safe. */
public final class Cancellation implements BooleanSupplier {
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean storing;
  private volatile boolean cancelled;

  /** Asks the command to stop at the next step. */
  public void cancel() {
    cancelled = true;
  }

  @Override
  public boolean getAsBoolean() {
    return cancelled;
  }

  /** Does work that stores something at its end. */
  int during(IntSupplier work) {
    storing = true;
    return work.getAsInt();
  }

  /** Tells that the command has ended and all it had to say is printed. */
  public void ended() {
    end.countDown();
  }

  /**
   * Waits for the end of a command that stores something, not at all for others.
   *
   * @param most how long
   * @return whether it has ended
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean awaitWork(Duration most) throws InterruptedException {
    return !storing || end.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }
}
