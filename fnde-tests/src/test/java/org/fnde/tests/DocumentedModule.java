package org.fnde.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The two Java blocks of a page: a module's descriptor and its main class. */
final class DocumentedModule {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

  private final Path directory;
  private final List<String> blocks;

  /** Reads a page, named from the repository's root; everything else happens in a directory. */
  DocumentedModule(String page, Path directory) throws IOException {
    this.directory = directory;
    this.blocks =
        JAVA.matcher(Files.readString(page(page))).results().map(b -> b.group(1)).toList();
    assertEquals(2, blocks.size());
  }

  private static Path page(String name) {
    Path here = Path.of("").toAbsolutePath();
    Path file = here.resolve(name);
    return Files.exists(file) ? file : here.getParent().resolve(name);
  }

  /** Compiles the module without a warning, runs it, and gives the lines it prints. */
  List<String> run(String module, String mainClass) throws IOException, InterruptedException {
    Path descriptor = directory.resolve("module-info.java");
    Path main = directory.resolve(mainClass + ".java");
    Files.writeString(descriptor, blocks.get(0));
    Files.writeString(main, blocks.get(1));
    String modules = System.getProperty("jdk.module.path");
    String classes = directory.resolve("classes").toString();
    String[] sources = {descriptor.toString(), main.toString()};
    assertEquals(
        "",
        execute("javac", "-Xlint:all,-path", "-p", modules, "-d", classes, sources[0], sources[1]));
    String path = modules + System.getProperty("path.separator") + classes;
    String started = module + "/" + module + "." + mainClass;
    return execute("java", "-p", path, "-m", started).lines().toList();
  }

  /** What a tool of this JDK prints, without lines about incubator modules and an absent logger. */
  private String execute(String tool, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(BIN.resolve(tool).toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output
        .lines()
        .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
        .filter(line -> !line.startsWith("SLF4J("))
        .collect(Collectors.joining("\n"));
  }
}
