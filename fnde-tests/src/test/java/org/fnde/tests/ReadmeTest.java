package org.fnde.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example is compiled as the module it says and run, as a reader would. */
class ReadmeTest {
  @TempDir private Path directory;

  @Test
  void exampleCompilesAndLearns() throws IOException, InterruptedException {
    List<String> lines = new DocumentedModule("README.md", directory).run("demo", "Demo");
    assertTrue(lines.getFirst().startsWith("exp(-1) = 0.367879"), lines.toString());
    assertTrue(loss(lines.getLast()) < loss(lines.get(1)) / 10, lines.toString());
  }

  private static double loss(String line) {
    return Double.parseDouble(line.replaceAll("loss ([^,]*),.*", "$1"));
  }
}
