package org.fnde.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.graph.DType;
import org.fnde.models.Checkpoint;
import org.fnde.models.ParameterLayout;
import org.fnde.models.Parameters;
import org.fnde.models.SymOden;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwingUpCommandTest {
  private static final ParameterLayout LAYOUT = SymOden.published().parameters();

  @TempDir private Path directory;
  private Path model;
  private Path out;

  @BeforeEach
  void writeModel() {
    model = directory.resolve("mine.safetensors");
    out = directory.resolve("pictures");
    write(LAYOUT.initial(0, DType.FLOAT32), Map.of("norm", "seminorm", "updates", "1565"));
  }

  @Test
  void threePicturesAreWrittenAndNamedWithTheOutcome() throws IOException {
    Fnde.Result result = swingUp("--steps=25", "--bounded");
    assertEquals(0, result.status(), result.err());
    List<Path> files =
        List.of(
            out.resolve("mine-motion.gif"),
            out.resolve("mine-frames.png"),
            out.resolve("mine-graph.png"));
    List<String> lines = result.out().lines().toList();
    assertEquals(files.stream().map(Path::toString).toList(), lines.subList(0, 3));
    assertEquals(
        "trained for 1,565 updates, seminorm, torques up to 15 N m:"
            + " did not reach the goal height in 1.25 s",
        lines.get(3));
    try (var written = Files.list(out)) {
      assertEquals(files.stream().sorted().toList(), written.sorted().toList());
    }
  }

  @Test
  void picturesOfARunAreNamedAfterItsFolderAndNumber() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("seminorm-dopri5"));
    model = folder.resolve("2.model.safetensors");
    write(LAYOUT.initial(0, DType.FLOAT32), Map.of());
    Fnde.Result result = swingUp("--steps=1", "--frames=0,1");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().startsWith(out.resolve("seminorm-dopri5-2-motion.gif").toString()));
    assertTrue(
        result.out().contains("training length unknown: did not reach the goal height in 0.05 s"),
        result.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--steps=0 | --steps 0: need at least 1",
        "--frames=0,401 | --frames 401: need numbers from 0 to 400",
        "--name=a/b | --name 'a/b': need a name without directories",
        "--backend=cuda | --backend: no backend 'cuda'; there are opencl, simd",
      })
  void badOptionsAreRefused(String option, String message) {
    refused(2, message, option);
  }

  @Test
  void aMissingOptionOrFileIsNamed() {
    Fnde.Result result = new Fnde(Providers.load()).run("swing-up");
    assertEquals(2, result.status());
    assertEquals("fnde: swing-up needs a model: --model FILE\n", result.err());
    model = directory.resolve("nothing.safetensors");
    refused(1, model + ": ");
  }

  @Test
  void aTruncatedOrForeignFileIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(bytes, bytes.length / 2));
    refused(1, model + ": ");
    Files.writeString(model, "not weights");
    refused(1, model + ": ");
    SymOden small = new SymOden(List.of(4), List.of(4), List.of(4));
    write(small.parameters().initial(0, DType.FLOAT32), Map.of());
    refused(1, model + ": ");
  }

  @Test
  void aModelOfAnotherExperimentIsNamed() {
    write(LAYOUT.initial(0, DType.FLOAT32), Map.of("experiment", "spiral"));
    refused(1, model + ": is a model of experiment 'spiral', need one of acrobot");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamedBeforeAnythingIsSimulated() throws IOException {
    writeUncontrollable();
    out = Files.createFile(directory.resolve("file"));
    refused(1, out + ": is a file; give a directory for pictures");
    out = out.resolve("below");
    refused(1, out + ": is not writable");
  }

  @Test
  void aSimulationThatFailsWritesNothing() throws IOException {
    writeUncontrollable();
    refused(1, "the simulation fails in control step 0: the control u has");
    try (var written = Files.list(out)) {
      assertEquals(List.of(), written.toList());
    }
  }

  /** Without an input matrix no control has an effect. */
  private void writeUncontrollable() {
    write(new Parameters(LAYOUT, Array.of(new float[LAYOUT.size()], LAYOUT.size())), Map.of());
  }

  private void write(Parameters parameters, Map<String, String> metadata) {
    new Checkpoint(parameters, metadata).write(model);
  }

  private void refused(int status, String message, String... options) {
    Fnde.Result result = swingUp(options);
    assertEquals(status, result.status(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("fnde: " + message), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  private Fnde.Result swingUp(String... options) {
    String[] line = new String[options.length + 3];
    line[0] = "swing-up";
    line[1] = "--model=" + model;
    line[2] = "--out=" + out;
    System.arraycopy(options, 0, line, 3, options.length);
    return new Fnde(Providers.load()).run(line);
  }
}
