package org.fnde.experiments;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command in a process of its own, from the modules that the tests themselves run on. */
public final class FndeProcess {
  private FndeProcess() {}

  /** A command line with options of the virtual machine and modules beside the tests'. */
  public static List<String> command(
      List<String> jvmOptions, List<String> modules, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "--illegal-native-access=allow",
            "--module-path",
            modulePath(modules),
            "--class-path",
            System.getProperty("java.class.path"),
            "--module",
            "org.fnde.experiments/org.fnde.experiments.Main"));
    command.addAll(arguments);
    return command;
  }

  /** A command line without more. */
  public static List<String> command(List<String> arguments) {
    return command(List.of(), List.of(), arguments);
  }

  /** Where the tests' modules are, and others. */
  public static String modulePath(List<String> more) {
    Stream<String> own =
        Stream.of("jdk.module.path", "jdk.module.upgrade.path")
            .flatMap(key -> Optional.ofNullable(System.getProperty(key)).stream());
    return Stream.concat(own, more.stream()).collect(Collectors.joining(File.pathSeparator));
  }
}
