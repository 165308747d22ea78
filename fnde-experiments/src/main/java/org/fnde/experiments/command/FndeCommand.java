package org.fnde.experiments.command;

import com.google.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself, which does nothing without a subcommand. */
@Command(
    name = "fnde",
    description = "Trains neural differential equations.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      CompareCommand.class,
      SwingUpCommand.class,
      PredictCommand.class,
      ImportTorchCommand.class,
      BenchCommand.class,
      ReportCommand.class,
      CurvesCommand.class,
      HistogramCommand.class,
      PluginsCommand.class,
      DoctorCommand.class
    })
final class FndeCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces and what the library logs.")
  private boolean debug;

  @Inject
  FndeCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "needs a command: run, compare, report, curves, histogram, swing-up, predict, import-torch,"
            + " bench, plugins or doctor; see fnde --help");
  }
}
