package org.fnde.experiments.command;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Whether the user has interrupted the command, and what must end first then. Thread-safe. */
public final class Cancellation implements BooleanSupplier {
  private final ReentrantLock work = new ReentrantLock();
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
  int during(IntSupplier storing) {
    work.lock();
    try {
      return storing.getAsInt();
    } finally {
      work.unlock();
    }
  }

  /**
   * Waits for such work, not at all if there is none.
   *
   * @param most how long
   * @return whether it has ended
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean awaitWork(Duration most) throws InterruptedException {
    return work.tryLock(most.toMillis(), TimeUnit.MILLISECONDS);
  }
}
