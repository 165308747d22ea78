package org.fnde.backend.simd.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that help a caller with its items, and park otherwise. One caller at a time is helped;
 * another one works alone meanwhile. Handing out work allocates nothing.
 */
public final class Workers implements AutoCloseable {
  private static final int BITS = 20;
  private static final long MASK = (1L << BITS) - 1;

  private final int threads;
  private final List<Thread> helpers = new ArrayList<>();
  private final AtomicBoolean busy = new AtomicBoolean();

  /** Round, number of items and next item in one number, so that a late helper takes nothing. */
  private final AtomicLong ticket = new AtomicLong();

  private final AtomicInteger open = new AtomicInteger();
  private Work work = (item, worker) -> {};
  private volatile Thread caller = Thread.currentThread();
  private volatile Throwable failure = NONE;
  private volatile boolean closed;

  private static final Throwable NONE =
      new Throwable("no failure", null, false, false) {
        private static final long serialVersionUID = 1L;
      };

  /**
   * Threads that start when first needed.
   *
   * @param threads how many, the caller's included
   */
  public Workers(int threads) {
    this.threads = threads;
  }

  /** The threads, the caller's included. */
  public int threads() {
    return threads;
  }

  /**
   * Does all items and returns when they are done.
   *
   * @return whether helpers were asked
   */
  public boolean run(Work todo, int items) {
    if (threads == 1 || items == 1 || !busy.compareAndSet(false, true)) {
      for (int i = 0; i < items; i++) {
        todo.run(i, 0);
      }
      return false;
    }
    try {
      hand(todo, items);
    } finally {
      busy.set(false);
    }
    return true;
  }

  private void hand(Work todo, int items) {
    start();
    work = todo;
    caller = Thread.currentThread();
    failure = NONE;
    open.set(items);
    long round = (ticket.get() >>> 2 * BITS) + 1;
    ticket.set(round << 2 * BITS | (long) items << BITS);
    for (int i = 0; i < Math.min(helpers.size(), items - 1); i++) {
      LockSupport.unpark(helpers.get(i));
    }
    help(0);
    boolean interrupted = false;
    while (open.get() > 0) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable thrown = failure;
    if (thrown != NONE) {
      throw thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
    }
  }

  /** Only the caller that is helped adds helpers, so that it may read them without the lock. */
  private void start() {
    synchronized (helpers) {
      while (!closed && helpers.size() < threads - 1) {
        int number = helpers.size() + 1;
        Thread helper =
            Thread.ofPlatform().daemon().name("fnde-simd-" + number).unstarted(new Helping(number));
        helpers.add(helper);
        helper.start();
      }
    }
  }

  /** Takes items until there are none. */
  private void help(int worker) {
    while (true) {
      long t = ticket.get();
      long item = t & MASK;
      if (item >= (t >>> BITS & MASK)) {
        return;
      }
      if (ticket.compareAndSet(t, t + 1)) {
        one((int) item, worker);
      }
    }
  }

  private void one(int item, int worker) {
    try {
      work.run(item, worker);
    } catch (Throwable t) {
      failure = t;
    }
    if (open.decrementAndGet() == 0) {
      LockSupport.unpark(caller);
    }
  }

  private final class Helping implements Runnable {
    private final int number;

    Helping(int number) {
      this.number = number;
    }

    @Override
    public void run() {
      while (!closed) {
        help(number);
        LockSupport.park(this);
      }
    }
  }

  @Override
  public void close() {
    synchronized (helpers) {
      closed = true;
      helpers.forEach(LockSupport::unpark);
    }
  }
}
