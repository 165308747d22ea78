package org.fnde.experiments.command;

import com.google.inject.CreationException;
import com.google.inject.ProvisionException;
import java.io.PrintStream;
import org.fnde.experiments.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns what went wrong into one line and an exit code. */
final class Failures {
  private final PrintStream err;
  private final Cancellation cancellation;
  private final boolean debug;

  Failures(PrintStream err, Cancellation cancellation, boolean debug) {
    this.err = err;
    this.cancellation = cancellation;
    this.debug = debug;
  }

  /** Prints the error, with its stack trace if debugging, and answers the exit code. */
  int report(Throwable thrown) {
    Throwable failure = unwrapped(thrown);
    err.println("fnde: " + message(failure));
    if (debug) {
      failure.printStackTrace(err);
    }
    err.flush();
    if (failure instanceof ParameterException || failure instanceof UsageException) {
      return CommandLine.ExitCode.USAGE;
    }
    return cancellation.getAsBoolean() ? Application.INTERRUPTED : CommandLine.ExitCode.SOFTWARE;
  }

  /** Guice wraps what a constructor or a module throws. */
  private static Throwable unwrapped(Throwable thrown) {
    boolean wrapped = thrown instanceof ProvisionException || thrown instanceof CreationException;
    return wrapped && thrown.getCause() != null ? unwrapped(thrown.getCause()) : thrown;
  }

  private static String message(Throwable failure) {
    return switch (failure) {
      case CommandLine.UnmatchedArgumentException e -> Suggestions.message(e);
      case OutOfMemoryError e ->
          "out of memory: " + text(e) + "; FNDE_JAVA_OPTIONS=-Xmx8g gives more";
      default -> text(failure);
    };
  }

  private static String text(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    String message = failure.getMessage();
    boolean speaksForItself = message != null && !message.isBlank();
    String text = speaksForItself ? message : name + (message == null ? "" : message);
    return text.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
