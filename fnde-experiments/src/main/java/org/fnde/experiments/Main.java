package org.fnde.experiments;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fnde.experiments.command.Application;
import org.fnde.experiments.command.Cancellation;
import org.fnde.experiments.command.Console;

/** The {@code fnde} command. */
public final class Main {
  private static final long SECONDS_TO_STORE = 20;

  private Main() {}

  /**
   * Runs a command and ends the virtual machine with its exit code. When the virtual machine is
   * told to end, the command is cancelled and has some seconds to store what it measured.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--debug")) {
      System.setProperty("fnde.log.level", "DEBUG");
    }
    Cancellation cancellation = new Cancellation();
    CountDownLatch done = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cancellation, done)));
    int status = new Application(Console.ofProcess(), cancellation).run(arguments);
    done.countDown();
    System.exit(status);
  }

  private static void stop(Cancellation cancellation, CountDownLatch done) {
    cancellation.cancel();
    try {
      boolean stored = done.await(SECONDS_TO_STORE, TimeUnit.SECONDS);
      if (!stored) {
        System.err.println("fnde: stopped before its results were stored");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
