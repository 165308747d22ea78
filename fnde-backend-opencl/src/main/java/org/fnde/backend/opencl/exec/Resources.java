package org.fnde.backend.opencl.exec;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be released together, the last first, once. It is also the lock of those who use what
 * it holds, so that nothing is released while it is in use.
 */
public final class Resources implements AutoCloseable {
  private final Deque<AutoCloseable> held = new ArrayDeque<>();
  private final String closedMessage;
  private boolean closed;

  /**
   * Nothing yet.
   *
   * @param closedMessage what is said to who uses it when it is closed
   */
  public Resources(String closedMessage) {
    this.closedMessage = closedMessage;
  }

  /**
   * Adds one.
   *
   * @param resource what is to be released
   * @param <T> its type
   * @return it
   */
  public synchronized <T extends AutoCloseable> T add(T resource) {
    requireOpen();
    held.push(resource);
    return resource;
  }

  /**
   * Checks that nothing is released yet.
   *
   * @throws IllegalStateException if it is
   */
  public synchronized void requireOpen() {
    if (closed) {
      throw new IllegalStateException(closedMessage);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    RuntimeException failure = null;
    while (!held.isEmpty()) {
      try {
        held.pop().close();
      } catch (Exception e) {
        RuntimeException next = e instanceof RuntimeException r ? r : new IllegalStateException(e);
        if (failure == null) {
          failure = next;
        } else {
          failure.addSuppressed(next);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
