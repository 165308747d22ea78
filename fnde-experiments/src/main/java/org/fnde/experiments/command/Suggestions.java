package org.fnde.experiments.command;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what exists where the command line has something that does not. */
final class Suggestions {
  private Suggestions() {}

  static String message(UnmatchedArgumentException failure) {
    CommandSpec spec = failure.getCommandLine().getCommandSpec();
    String argument = failure.getUnmatched().getFirst();
    if (failure.isUnknownOption()) {
      return "no option '" + argument + "'; " + spec.qualifiedName() + " takes " + options(spec);
    }
    if (!spec.subcommands().isEmpty()) {
      return "no command '" + argument + "'; " + spec.qualifiedName() + " has " + commands(spec);
    }
    return "'" + argument + "' is one argument too many for " + spec.qualifiedName();
  }

  private static String options(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> Stream.of(option.longestName()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String commands(CommandSpec spec) {
    return spec.subcommands().values().stream()
        .map(CommandLine::getCommandName)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
