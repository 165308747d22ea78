package org.fnde.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example is compiled as the module it says and run, as a reader would. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

  @TempDir private Path directory;

  @Test
  void exampleCompilesAndLearns() throws IOException, InterruptedException {
    List<String> blocks =
        JAVA.matcher(Files.readString(readme())).results().map(ReadmeTest::code).toList();
    assertEquals(2, blocks.size());
    Path descriptor = directory.resolve("module-info.java");
    Path demo = directory.resolve("Demo.java");
    Files.writeString(descriptor, blocks.get(0));
    Files.writeString(demo, blocks.get(1));
    String modules = System.getProperty("jdk.module.path");
    Path classes = directory.resolve("classes");
    String compiled =
        run(
            "javac",
            "-p",
            modules,
            "-d",
            classes.toString(),
            descriptor.toString(),
            demo.toString());
    assertEquals("", compiled);
    String path = modules + System.getProperty("path.separator") + classes;
    List<String> lines = run("java", "-p", path, "-m", "demo/demo.Demo").lines().toList();
    assertTrue(lines.getFirst().startsWith("exp(-1) = 0.367879"), lines.toString());
    assertTrue(loss(lines.getLast()) < loss(lines.get(1)) / 10, lines.toString());
  }

  private static Path readme() {
    Path here = Path.of("").toAbsolutePath();
    Path file = here.resolve("README.md");
    return Files.exists(file) ? file : here.getParent().resolve("README.md");
  }

  private static String code(MatchResult block) {
    return block.group(1);
  }

  private static double loss(String line) {
    return Double.parseDouble(line.replaceAll("loss ([^,]*),.*", "$1"));
  }

  /** What a tool of this JDK prints, without lines about incubator modules and an absent logger. */
  private String run(String tool, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(BIN.resolve(tool).toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output
        .lines()
        .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
        .filter(line -> !line.startsWith("SLF4J("))
        .collect(Collectors.joining("\n"));
  }
}
