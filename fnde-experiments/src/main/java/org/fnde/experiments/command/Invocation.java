package org.fnde.experiments.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line as it was given.
 *
 * @param arguments without the name of the command
 */
record Invocation(List<String> arguments) {
  private static final String RESUME = "--resume";
  private static final String PLAIN = "[A-Za-z0-9_./:=,@%+-]+";

  Invocation {
    arguments = List.copyOf(arguments);
  }

  /** The command, to be pasted into a shell, that goes on where this one was interrupted. */
  String resuming() {
    String command = System.getProperty("fnde.command", "./fnde");
    List<String> words = new ArrayList<>(arguments);
    if (!words.contains(RESUME)) {
      words.add(RESUME);
    }
    return quoted(command)
        + " "
        + words.stream().map(Invocation::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
