package org.fnde.experiments.command;

import java.util.function.BooleanSupplier;

/** Whether the user has interrupted the command. Thread-safe. */
public final class Cancellation implements BooleanSupplier {
  private volatile boolean cancelled;

  /** Asks the command to stop at the next step. */
  public void cancel() {
    cancelled = true;
  }

  @Override
  public boolean getAsBoolean() {
    return cancelled;
  }
}
