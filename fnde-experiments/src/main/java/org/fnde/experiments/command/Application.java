package org.fnde.experiments.command;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import java.io.PrintWriter;
import java.util.List;
import org.fnde.guice.FndeModule;
import picocli.CommandLine;

/** The command line: parses it, wires what it names, runs it, and reports what went wrong. */
public final class Application {

  /** Exit code of a command interrupted by the user. */
  public static final int INTERRUPTED = 130;

  private final Console console;
  private final Cancellation cancellation;
  private final List<Module> modules;

  /**
   * The command with everything found in the module layer.
   *
   * @param console where it reads and writes
   * @param cancellation what the user interrupts it by
   */
  public Application(Console console, Cancellation cancellation) {
    this(console, cancellation, List.of());
  }

  /**
   * The command with other bindings.
   *
   * @param console where it reads and writes
   * @param cancellation what the user interrupts it by
   * @param modules what takes the place of the discovered providers and the experiments; empty for
   *     these
   */
  Application(Console console, Cancellation cancellation, List<Module> modules) {
    this.console = console;
    this.cancellation = cancellation;
    this.modules = List.copyOf(modules);
  }

  /**
   * Runs one command.
   *
   * @param arguments the command line
   * @return the exit code: 0, 1 for a failure, 2 for bad usage, 130 if interrupted
   */
  public int run(String... arguments) {
    Failures failures =
        new Failures(console.err(), cancellation, List.of(arguments).contains("--debug"));
    try {
      CommandLine line = new CommandLine(FndeCommand.class, new GuiceFactory(injector(arguments)));
      return line.setOut(new PrintWriter(console.out(), true))
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setParameterExceptionHandler((e, args) -> failures.report(e))
          .setExecutionExceptionHandler((e, commandLine, result) -> failures.report(e))
          .execute(arguments);
    } catch (RuntimeException | Error e) {
      return failures.report(e);
    }
  }

  private Injector injector(String... arguments) {
    List<Module> application =
        modules.isEmpty() ? List.of(new FndeModule(), new ExperimentsModule()) : modules;
    return Guice.createInjector(application)
        .createChildInjector(
            new CommandModule(console, cancellation, new Invocation(List.of(arguments))));
  }
}
