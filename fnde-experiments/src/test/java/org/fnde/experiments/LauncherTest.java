package org.fnde.experiments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The fnde script in a checkout of one file, with stand-ins for the JDK and for Maven. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script needs bash")
class LauncherTest {
  private static final String WARNING = "WARNING: Using incubator modules: jdk.incubator.vector";

  /**
   * Errors pass through a filter, which may end after the command, and what comes after its end is
   * lost on a reader in Java.
   */
  private static final List<String> TO_THE_END =
      List.of("bash", "-o", "pipefail", "-c", "{ \"$0\" \"$@\" 2>&1 >&3 | cat >&2; } 3>&1");

  @TempDir private Path directory;
  private Path checkout;
  private Path jdk;
  private Path javaHome;

  @BeforeEach
  void layOut() throws IOException {
    checkout = directory.resolve("check out");
    write(checkout.resolve("pom.xml"), "<project><version>1.2.3</version></project>\n");
    write(checkout.resolve("fnde-experiments/pom.xml"), "<project/>\n");
    write(checkout.resolve("fnde-experiments/src/main/java/A.java"), "class A {}\n");
    executable(checkout.resolve("fnde"), Files.readString(Path.of("..", "fnde")));
    executable(
        directory.resolve("bin/mvn"),
        """
        #!/bin/sh
        echo built >>'%1$s/builds'
        sleep 0.5
        mkdir -p '%2$s/target/lib'
        echo x >'%2$s/target/lib/a.jar'
        echo x >'%2$s/target/fnde-experiments-1.2.3.jar'
        """
            .formatted(directory, checkout.resolve("fnde-experiments")));
    jdk = directory.resolve("jdk");
    write(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.1\"\n");
    executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    javaHome = jdk;
    java("echo \"$@\"");
  }

  @Test
  void theVersionIsAnsweredWithoutBuilding() throws Exception {
    Result result = start("--version").result();
    assertEquals(new Result(0, "fnde 1.2.3\n", ""), result);
    assertTrue(Files.notExists(checkout.resolve(".fnde")));
  }

  @Test
  void theIncubatorWarningIsDroppedAndNothingElse() throws Exception {
    java(
        "echo 'Picked up JAVA_TOOL_OPTIONS: -Da=b' >&2; echo '%1$s' >&2; echo '%1$s, x' >&2;"
                .formatted(WARNING)
            + "printf 'a\\rb' >&2; exit 7");
    start("run").result();
    Result second = start("run").result();
    String expected = "Picked up JAVA_TOOL_OPTIONS: -Da=b\n" + WARNING + ", x\na\rb";
    assertEquals(new Result(7, "", expected), second);
  }

  @Test
  void argumentsAreHandedOnAsTheyAre() throws Exception {
    java("for a; do last=$a; done; echo \"[$last]\"");
    assertEquals("[two  words * $x]\n", start("run", "two  words * $x").result().out());
  }

  @Test
  void startsAtTheSameTimeBuildOnce() throws Exception {
    Started first = start("run");
    Started second = start("run");
    assertEquals(List.of(0, 0), List.of(first.result().status(), second.result().status()));
    assertEquals(1, builds());
  }

  @Test
  void aChangedSourceIsBuiltAgain() throws Exception {
    start("run").result();
    start("run").result();
    assertEquals(1, builds());
    write(checkout.resolve("fnde-experiments/src/main/java/A.java"), "class A { }\n");
    start("run").result();
    assertEquals(2, builds());
  }

  @Test
  void jarsOfFormerVersionsAreNotUsed() throws Exception {
    start("run").result();
    Path target = checkout.resolve("fnde-experiments/target");
    Files.move(target.resolve("lib/a.jar"), target.resolve("lib/a-0.9.jar"));
    write(target.resolve("fnde-experiments-1.2.2.jar"), "x\n");
    write(checkout.resolve("fnde-experiments/src/main/java/A.java"), "class A { }\n");
    start("run").result();
    Path state = checkout.resolve(".fnde");
    Path used = state.resolve(Files.readAllLines(state.resolve("current")).getFirst());
    try (Stream<Path> jars = Files.list(used)) {
      assertEquals(
          Set.of("a.jar", "fnde-experiments-1.2.3.jar"),
          jars.map(jar -> jar.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  @Test
  void aFailedBuildIsReportedAndNotUsed() throws Exception {
    executable(directory.resolve("bin/mvn"), "#!/bin/sh\necho '[ERROR] A.java: no'; exit 1\n");
    for (int i = 0; i < 2; i++) {
      Result result = start("run").result();
      assertEquals(1, result.status());
      assertTrue(result.err().contains("[ERROR] A.java: no"), result.err());
    }
  }

  @Test
  void anOlderJavaHomeIsPassedOverForTheCompilerOnThePath() throws Exception {
    javaHome = directory.resolve("old");
    write(javaHome.resolve("release"), "JAVA_VERSION=\"24.0.2\"\n");
    executable(javaHome.resolve("bin/javac"), "#!/bin/sh\n");
    executable(javaHome.resolve("bin/java"), "#!/bin/sh\necho old\n");
    Files.createSymbolicLink(directory.resolve("bin/javac"), jdk.resolve("bin/javac"));
    java("echo new");
    assertEquals("new\n", start("run").result().out());
  }

  private void java(String body) throws IOException {
    executable(jdk.resolve("bin/java"), "#!/bin/sh\n" + body + "\n");
  }

  private long builds() throws IOException {
    return Files.readAllLines(directory.resolve("builds")).size();
  }

  private Started start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(TO_THE_END);
    command.add(checkout.resolve("fnde").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().remove("FNDE_MODULE_PATH");
    builder.environment().remove("FNDE_JAVA_OPTIONS");
    builder.environment().merge("PATH", directory + "/bin", (path, bin) -> bin + ":" + path);
    return new Started(builder.start());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void executable(Path file, String text) throws IOException {
    write(file, text);
    assertTrue(file.toFile().setExecutable(true), file.toString());
  }

  /** Prints little enough for its pipes to hold. */
  private record Started(Process process) {
    Result result() throws Exception {
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
      return new Result(process.waitFor(), out, err);
    }
  }

  private record Result(int status, String out, String err) {}
}
