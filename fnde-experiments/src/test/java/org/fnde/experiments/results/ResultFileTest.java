package org.fnde.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  @TempDir private Path directory;

  @Test
  void everythingComesBack() throws IOException {
    RunResult result = Results.complete("seminorm");
    assertEquals(result, roundTrip(result));
  }

  @Test
  void aRunThatMeasuredNothingComesBack() throws IOException {
    RunResult failed =
        Results.with(
            Results.complete("rms"),
            new RunStatus.Failed("step underflow at t = 0.1 of \"adj y\""),
            List.of());
    assertEquals(failed, roundTrip(failed));
    RunResult interrupted = Results.with(failed, new RunStatus.Interrupted(), List.of());
    assertEquals(interrupted, roundTrip(interrupted));
  }

  @Test
  void dataClassesAndConfusionComeBackAndAreReachedByTheirKeys() throws IOException {
    Update update = new Update(0.5, Cost.NONE, Cost.NONE, 1);
    RunResult run = Results.recognised("seminorm", "random", 33, List.of(update));
    assertEquals(run, roundTrip(run));
    assertEquals(36L, run.get("classification.baseline_correct"));
    assertEquals(List.of(7L, 13L), run.get("classification.confusion.1"));
    assertEquals(2L, run.get("data.left_out"));
    assertEquals(33, run.correct().orElseThrow().hits());
    replace("\"confusion\"", "\"confused\"");
    assertRefused("has no field classification.confusion");
  }

  @Test
  void numbersThatAreNotFiniteAreNullInStandardJson() throws IOException {
    Update update = new Update(Double.NaN, Cost.NONE, Cost.NONE, Double.POSITIVE_INFINITY);
    RunResult result =
        Results.with(Results.complete("rms"), new RunStatus.Completed(), List.of(update));
    Update read = roundTrip(result).updates().getFirst();
    assertTrue(Double.isNaN(read.loss()) && Double.isNaN(read.seconds()), read.toString());
    String json = Files.readString(file());
    assertTrue(!json.contains("NaN") && !json.contains("Infinity"), json);
  }

  @Test
  void theSchemaComesFirstAndKeysAreInSnakeCase() throws IOException {
    roundTrip(Results.complete("rms"));
    String json = Files.readString(file()).replaceAll("\\s", "");
    assertTrue(json.startsWith("{\"schema\":\"fnde-run/2\""), json);
    assertTrue(json.contains("\"backward_vjp_evaluations\":[96,54]"), json);
    assertTrue(!json.matches(".*\"[a-z_]+[A-Z][A-Za-z]*\":.*"), json);
  }

  @Test
  void fieldsAreReachedByTheirKeys() {
    RunResult result = Results.complete("rms");
    assertEquals(0.03125, result.get("test_metrics.loss"));
    assertEquals(0.875, result.get("val_metrics.accuracy"));
    assertEquals(98L, result.get("history.0.val_metrics.backward_nfe"));
    assertEquals("400", result.get("configuration.options.hidden"));
    assertEquals(OptionalDouble.empty(), result.number("train_metrics.accuracy"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> result.get("test_metrics.los"));
    assertTrue(e.getMessage().contains("no key 'los' in test_metrics, only [loss, "), e.toString());
  }

  @Test
  void nothingButTheFileIsLeft() throws IOException {
    roundTrip(Results.complete("rms"));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(file()), files.toList());
    }
  }

  @Test
  void aFieldTheReaderDoesNotKnowIsIgnored() throws IOException {
    RunResult result = Results.complete("rms");
    roundTrip(result);
    replace("\"experiment\"", "\"extra\": [1, 2], \"experiment\"");
    assertEquals(result, ResultFile.read(file()));
  }

  @Test
  void anotherSchemaIsRefused() throws IOException {
    roundTrip(Results.complete("rms"));
    replace("fnde-run/2", "fnde-run/3");
    assertRefused("schema 'fnde-run/3'; this version reads fnde-run/2");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    roundTrip(Results.complete("rms"));
    String json = Files.readString(file()).stripTrailing();
    for (int length = 0; length < json.length(); length += 7) {
      Files.writeString(file(), json.substring(0, length));
      ResultException e = assertThrows(ResultException.class, () -> ResultFile.read(file()));
      assertTrue(e.getMessage().startsWith(file() + ": "), e.getMessage());
    }
  }

  @Test
  void foreignFilesAreRefused() throws IOException {
    Files.writeString(file(), "{\"loss\": 1}");
    assertRefused("is not a result of fnde");
    Files.writeString(file(), "[1, 2]");
    assertRefused("is not a result of fnde");
    Files.writeString(file(), "PK\u0003\u0004");
    assertRefused("is not a complete JSON file");
    Files.delete(file());
    assertRefused("cannot be read");
  }

  @Test
  void aWrongFieldIsNamedByItsPath() throws IOException {
    assertRefusedAfter("\"batch_size\" : 64", "\"batch_size\" : \"x\"", "configuration.batch_size");
    assertRefusedAfter("\"batch_size\" : 64,", "", "has no field configuration.batch_size");
    assertRefusedAfter("\"completed\"", "\"done\"", "field status: need completed, interrupted");
    assertRefusedAfter(
        "\"start_time\" : \"2026-01-31T", "\"start_time\" : \"yesterday ", "start_time");
    assertRefusedAfter("\"loss\" : [ 0.5,", "\"loss\" : [", "need 1 numbers, got 2");
    assertRefusedAfter("\"update\" : 10", "\"update\" : 1.5", "history[0].update");
    assertRefusedAfter("\"selected\" : 1", "\"selected\" : 2", "an index of the history, got 2");
  }

  private void assertRefusedAfter(String text, String replacement, String message)
      throws IOException {
    roundTrip(Results.complete("rms"));
    replace(text, replacement);
    assertRefused(message);
  }

  private void assertRefused(String message) {
    ResultException e = assertThrows(ResultException.class, () -> ResultFile.read(file()));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private void replace(String text, String replacement) throws IOException {
    String json = Files.readString(file());
    assertTrue(json.contains(text), json);
    Files.writeString(file(), json.replace(text, replacement));
  }

  private RunResult roundTrip(RunResult result) throws IOException {
    ResultFile.write(result, file());
    return ResultFile.read(file());
  }

  private Path file() {
    return directory.resolve("0.json");
  }
}
