package org.fnde.experiments.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.fnde.experiments.ExperimentException;
import org.fnde.graph.DType;
import org.fnde.models.Checkpoint;
import org.fnde.models.SymOden;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StepServerTest {
  @TempDir private Path directory;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private BenchStep step;

  @BeforeEach
  void open() {
    SymOdenSetup setup = new SymOdenSetup(Providers.load(), "simd", "seminorm", DType.FLOAT32);
    step = setup.open(SymOdenCase.seeded(2, DType.FLOAT32), 1, Double.POSITIVE_INFINITY);
  }

  @AfterEach
  void close() {
    step.close();
  }

  @Test
  void everyStepIsTheSameAndItsGradientCanBeRead() {
    Path file = directory.resolve("g.safetensors");
    List<String> answers = answers("step\nstep\ngradient " + file + "\nquit\nstep\n");
    assertEquals(4, answers.size(), answers.toString());
    assertTrue(answers.getFirst().startsWith("ready {"), answers.toString());
    JsonNode ready = json(answers.getFirst().substring("ready ".length()));
    assertEquals(509108, ready.get("parameters").intValue());
    assertEquals("float32", ready.get("dtype").stringValue());
    JsonNode first = json(answers.get(1));
    for (String field : List.of("loss", "nfe_forward", "nfe_backward", "accepted", "rejected")) {
      assertEquals(first.get(field), json(answers.get(2)).get(field), field);
    }
    assertTrue(first.get("seconds").doubleValue() > 0);
    assertEquals(file.toString(), json(answers.get(3)).get("gradient").stringValue());
    Checkpoint gradient = Checkpoint.read(file, SymOden.published().parameters());
    assertEquals(step.run().result().gradient().flat().get(0), gradient.parameters().flat().get(0));
  }

  @Test
  void whatIsNoCommandIsRefused() {
    assertRefused("stop", "no command 'stop'; there are step, gradient FILE, quit");
    assertRefused("gradient g", "gradient g: no step yet");
  }

  private void assertRefused(String command, String message) {
    ExperimentException e = assertThrows(ExperimentException.class, () -> answers(command));
    assertEquals(message, e.getMessage());
  }

  private List<String> answers(String commands) {
    new StepServer(step, 1, new PrintStream(bytes, true, UTF_8))
        .serve(new BufferedReader(new StringReader(commands)));
    return bytes.toString(UTF_8).lines().toList();
  }

  private static JsonNode json(String line) {
    return JsonMapper.shared().readTree(line);
  }
}
