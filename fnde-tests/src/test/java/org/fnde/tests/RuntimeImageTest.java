package org.fnde.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fnde can be linked into a runtime image, since it depends on named modules only. */
class RuntimeImageTest {
  private static final String APPLICATION = "org.fnde.tests.image";
  private static final List<String> LINKED =
      List.of(
          "org.fnde.api",
          "org.fnde.norms",
          "org.fnde.solvers",
          "org.fnde.backend.simd",
          "org.fnde.models");

  @TempDir private Path directory;

  @Test
  void anImageSolvesAnEquation() throws Exception {
    Path sources = Path.of(getClass().getResource("/image/module-info.java").toURI()).getParent();
    Path application = directory.resolve("application");
    run(
        "javac",
        "-d",
        application.toString(),
        "--module-path",
        modulePath(),
        sources.resolve("module-info.java").toString(),
        sources.resolve("org/fnde/tests/image/Main.java").toString());
    Path image = directory.resolve("image");
    run(
        "jlink",
        "--module-path",
        application + File.pathSeparator + modulePath(),
        "--add-modules",
        APPLICATION + "," + String.join(",", LINKED),
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        image.toString());

    Process process =
        new ProcessBuilder(
                image.resolve("bin").resolve("java").toString(),
                "--module",
                APPLICATION + "/" + APPLICATION + ".Main")
            .redirectError(directory.resolve("errors").toFile())
            .start();
    String printed = new String(process.getInputStream().readAllBytes());
    int status = process.waitFor();
    assertEquals(0, status, printed + Files.readString(directory.resolve("errors")));
    assertEquals(Math.exp(-5), Double.parseDouble(printed.strip()), 1e-7);
  }

  /** Where the linked modules, and the modules they need beside the JDK's, lie. */
  private static String modulePath() {
    TreeSet<Path> locations = new TreeSet<>();
    LINKED.forEach(name -> collect(find(name), locations));
    return locations.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static void collect(ResolvedModule module, TreeSet<Path> locations) {
    URI location = module.reference().location().orElseThrow();
    if (location.getScheme().equals("file") && locations.add(Path.of(location))) {
      module.reads().forEach(read -> collect(read, locations));
    }
  }

  private static ResolvedModule find(String name) {
    return ModuleLayer.boot().configuration().findModule(name).orElseThrow();
  }

  private static void run(String tool, String... arguments) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int status = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments);
    assertEquals(0, status, () -> tool + ": " + output);
  }
}
