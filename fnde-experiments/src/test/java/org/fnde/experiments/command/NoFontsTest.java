package org.fnde.experiments.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fnde.experiments.FndeProcess;
import org.fnde.graph.DType;
import org.fnde.models.Checkpoint;
import org.fnde.models.SymOden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose fontconfig knows no fonts, as a slim container. */
@EnabledOnOs(OS.LINUX)
class NoFontsTest {
  @TempDir private Path directory;

  @Test
  void picturesAreRefusedBeforeAnyWorkSayingWhatToInstall() throws Exception {
    Path model = directory.resolve("model.safetensors");
    new Checkpoint(SymOden.published().parameters().initial(0, DType.FLOAT32), Map.of())
        .write(model);
    Path fonts = Files.writeString(directory.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    Path out = directory.resolve("pictures");
    ProcessBuilder builder =
        new ProcessBuilder(
            FndeProcess.command(
                List.of("-Duser.home=" + directory),
                List.of(),
                List.of("swing-up", "--model=" + model, "--out=" + out)));
    builder.environment().put("FONTCONFIG_FILE", fonts.toString());
    Path errors = directory.resolve("errors");
    Process process = builder.redirectError(errors.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    String message =
        Files.readAllLines(errors).stream()
            .filter(line -> line.startsWith("fnde: "))
            .collect(Collectors.joining("\n"));
    assertEquals(1, process.waitFor(), message);
    assertEquals("", printed);
    assertTrue(
        message.startsWith("fnde: this Java runtime cannot draw pictures: it finds no fonts"),
        message);
    assertTrue(message.endsWith("apt-get install fontconfig fonts-dejavu-core libfreetype6"));
    assertTrue(Files.notExists(out));
  }
}
