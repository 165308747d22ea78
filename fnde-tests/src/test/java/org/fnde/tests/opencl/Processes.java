package org.fnde.tests.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Main classes of these tests in virtual machines of their own. */
final class Processes {
  private Processes() {}

  /** What a main class writes to standard output, when it ends without an error. */
  static List<String> lines(Class<?> main, List<String> options, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("errors", ".txt");
    try {
      List<String> command =
          new ArrayList<>(
              List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
      command.addAll(options);
      command.addAll(
          List.of(
              "--module-path",
              System.getProperty("jdk.module.path"),
              "--module",
              main.getModule().getName() + "/" + main.getName()));
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      List<String> lines = process.inputReader().lines().toList();
      assertEquals(0, process.waitFor(), Files.readString(errors));
      return lines;
    } finally {
      Files.delete(errors);
    }
  }
}
