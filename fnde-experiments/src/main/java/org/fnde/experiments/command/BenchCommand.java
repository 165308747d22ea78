package org.fnde.experiments.command;

import com.google.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fnde bench NAME}. */
@Command(
    name = "bench",
    description = "Measure speed and memory.",
    subcommands = {
      MatmulCommand.class,
      MfccCommand.class,
      ControlsCommand.class,
      SymOdenStepCommand.class,
      CdeStepCommand.class
    })
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Inject
  BenchCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "needs the name of a benchmark: " + String.join(", ", spec.subcommands().keySet()));
  }
}
