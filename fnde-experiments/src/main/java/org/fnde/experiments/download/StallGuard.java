package org.fnde.experiments.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream from which nothing has come for some time, so that its reader wakes up. */
final class StallGuard implements AutoCloseable {
  private final InputStream in;
  private final Duration patience;
  private final Thread watch;
  private volatile long last = System.nanoTime();
  private volatile boolean stalled;

  StallGuard(InputStream in, Duration patience) {
    this.in = in;
    this.patience = patience;
    this.watch = Thread.ofVirtual().name("stall-guard").start(this::watch);
  }

  private void watch() {
    try {
      while (!stalled) {
        Thread.sleep(Math.max(1, patience.toMillis() / 8));
        stalled = System.nanoTime() - last > patience.toNanos();
      }
      in.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // the reader meets the same failure
      return;
    }
  }

  /** As the stream does, but says so if it stalls. */
  int read(byte[] buffer) throws IOException {
    try {
      int read = in.read(buffer);
      if (stalled) {
        throw new IOException("closed");
      }
      last = System.nanoTime();
      return read;
    } catch (IOException e) {
      throw stalled ? new IOException("nothing arrived for " + patience.toSeconds() + " s", e) : e;
    }
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
