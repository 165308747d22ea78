package org.fnde.experiments.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.fnde.experiments.FndeProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, on the module path. */
class ProcessTest {
  @TempDir private Path directory;

  @Test
  void badUsageIsExitCode2AndOneLine() throws Exception {
    Fnde.Result result = start(List.of(), "run", "nothing");
    assertEquals(2, result.status(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("fnde: no experiment 'nothing'; there are"), result.err());
  }

  @Test
  void aProviderOnTheModulePathIsListedWithoutRebuildingAnything() throws Exception {
    Path module = compiledNorm();
    Fnde.Result result = start(List.of(module.toString()), "plugins");
    assertEquals(0, result.status(), result.err());
    String line =
        result.out().lines().filter(text -> text.contains(" tiny ")).findFirst().orElse("");
    assertEquals("norm tiny no: only a test org.example.tiny", line.replaceAll(" +", " "));
    assertEquals("", result.err());
  }

  private Path compiledNorm() throws IOException {
    Path source = writtenNorm();
    Path classes = directory.resolve("classes");
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-d",
                classes.toString(),
                "--module-path",
                FndeProcess.modulePath(List.of()),
                source.resolve("module-info.java").toString(),
                source.resolve("org/example/tiny/Tiny.java").toString());
    assertEquals(0, status);
    return classes;
  }

  private Path writtenNorm() throws IOException {
    Path source = directory.resolve("source");
    Path tiny = Files.createDirectories(source.resolve("org/example/tiny"));
    Files.writeString(
        source.resolve("module-info.java"),
        """
        module org.example.tiny {
          requires org.fnde.api;
          provides org.fnde.spi.NormProvider with org.example.tiny.Tiny;
        }
        """);
    Files.writeString(
        tiny.resolve("Tiny.java"),
        """
        package org.example.tiny;

        public final class Tiny implements org.fnde.spi.NormProvider {
          @Override public String id() { return "tiny"; }
          @Override public java.util.Optional<String> unavailable() {
            return java.util.Optional.of("only a test");
          }
          @Override public org.fnde.spi.Norm create(org.fnde.spi.Options options) {
            throw new UnsupportedOperationException();
          }
        }
        """);
    return source;
  }

  private Fnde.Result start(List<String> more, String... arguments) throws Exception {
    List<String> command = FndeProcess.command(List.of(), more, List.of(arguments));
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String errors =
        Files.readString(err)
            .replace("WARNING: Using incubator modules: jdk.incubator.vector\n", "");
    return new Fnde.Result(process.waitFor(), out, errors);
  }
}
