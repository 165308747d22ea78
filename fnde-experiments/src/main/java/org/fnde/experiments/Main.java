package org.fnde.experiments;

import java.time.Duration;
import java.util.List;
import org.fnde.experiments.command.Application;
import org.fnde.experiments.command.Cancellation;
import org.fnde.experiments.command.Console;

/** The {@code fnde} command. */
public final class Main {
  private static final Duration TIME_TO_STORE = Duration.ofSeconds(20);

  private Main() {}

  /**
   * Runs a command and ends the virtual machine with its exit code. When the virtual machine is
   * told to end, a training run is cancelled and has some seconds to store what it measured.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--debug")) {
      System.setProperty("fnde.log.level", "DEBUG");
    }
    Cancellation cancellation = new Cancellation();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cancellation)));
    int code = new Application(Console.ofProcess(), cancellation).run(arguments);
    cancellation.ended();
    System.exit(code);
  }

  private static void stop(Cancellation cancellation) {
    cancellation.cancel();
    try {
      if (!cancellation.awaitWork(TIME_TO_STORE)) {
        System.err.println("fnde: stopped before its results were stored");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
