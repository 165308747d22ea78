package org.fnde.experiments.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fnde.experiments.Settings;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.results.TimesFile;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is interrupted ends as if it had not been. */
class ResumeTest {
  private static final Settings SETTINGS =
      Lab.settings(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), false);

  @TempDir private Path directory;
  private final Providers providers = Providers.load();

  private Lab lab(String name) {
    return new Lab(directory.resolve(name), providers);
  }

  private static Settings resuming(int repeats) {
    return Lab.with(SETTINGS, repeats, true, true);
  }

  private static Path only(Path directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).toList();
      assertEquals(1, found.size(), found.toString());
      return found.getFirst();
    }
  }

  @Test
  void anInterruptedRunEndsWithTheBitsOfOneThatWasNot() throws IOException {
    Rotation experiment = new Rotation(12);
    lab("whole").train(experiment, Lab.with(SETTINGS, 1, false, true), false);
    Path whole = directory.resolve("whole");
    RunResult expected = ResultFile.read(only(whole, ".json"));
    assertInstanceOf(RunStatus.Completed.class, expected.status());

    // An odd number of steps, so that interruptions fall into updates, measurements and the test.
    Path parts = directory.resolve("parts");
    boolean complete = false;
    int attempts = 0;
    while (!complete) {
      AtomicInteger asked = new AtomicInteger();
      Trained trained =
          lab("parts").train(experiment, resuming(1), false, () -> asked.incrementAndGet() > 90);
      RunResult part = ResultFile.read(trained.results().getFirst());
      complete = part.status() instanceof RunStatus.Completed;
      attempts++;
      assertTrue(attempts < 100, "no progress");
    }
    assertTrue(attempts > 5, attempts + " attempts");
    RunResult resumed = ResultFile.read(only(parts, ".json"));
    assertEquals(expected.withoutClock(), resumed.withoutClock());
    for (String suffix : List.of(".checkpoint.safetensors", ".model.safetensors")) {
      assertArrayEquals(
          Files.readAllBytes(only(whole, suffix)), Files.readAllBytes(only(parts, suffix)), suffix);
    }
    assertEquals(
        TimesFile.read(only(whole, ".times.safetensors")).keySet(),
        TimesFile.read(only(parts, ".times.safetensors")).keySet());
    assertArrayEquals(
        Files.readAllBytes(only(whole, ".times.safetensors")),
        Files.readAllBytes(only(parts, ".times.safetensors")));
  }

  @Test
  void repeatsAreGoneOnWithAndCompleteOnesAreKept() {
    Rotation experiment = new Rotation(1);
    Lab first = lab("results");
    first.train(experiment, Lab.with(SETTINGS, 3, false, false), false, () -> first.updates >= 8);
    Lab second = lab("results");
    Trained trained = second.train(experiment, resuming(3), false);
    assertEquals(3, trained.results().size());
    assertEquals(15 - 8, second.updates);
    assertTrue(second.notes.stream().anyMatch(n -> n.startsWith("complete already: ")));
    assertTrue(second.notes.stream().anyMatch(n -> n.startsWith("going on after update 3 of ")));
    List<RunResult> results = trained.results().stream().map(ResultFile::read).toList();
    assertEquals(List.of(3L, 4L, 5L), results.stream().map(r -> r.configuration().seed()).toList());
    results.forEach(r -> assertInstanceOf(RunStatus.Completed.class, r.status()));

    Lab third = lab("results");
    assertEquals(trained.results(), third.train(experiment, resuming(3), false).results());
    assertEquals(0, third.updates);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "comparing gradients with a tight solve",
        "comparing gradients under tighter tolerances of the adjoint"
      })
  void whatIsInterruptedAmongTheGradientsThatAreComparedGoesOnToTheSameResults(String note) {
    Rotation experiment = new Rotation(1);
    Trained whole = lab("whole").train(experiment, SETTINGS, true, "mixed", "seminorm");
    Lab first = lab("parts");
    AtomicInteger since = new AtomicInteger();
    first.train(
        experiment,
        SETTINGS,
        true,
        () -> first.notes.contains(note) && since.incrementAndGet() > 20,
        "mixed",
        "seminorm");
    assertTrue(since.get() > 20, "not interrupted there");
    Trained parts = lab("parts").train(experiment, resuming(1), true, "mixed", "seminorm");
    assertEquals(withoutClocks(whole), withoutClocks(parts));
    assertTrue(withoutClocks(parts).stream().allMatch(r -> r.gradientError().isPresent()));
    assertTrue(withoutClocks(parts).stream().noneMatch(r -> r.probes().isEmpty()));
  }

  private static List<RunResult> withoutClocks(Trained trained) {
    return trained.results().stream().map(ResultFile::read).map(RunResult::withoutClock).toList();
  }

  @Test
  void whereThereIsNothingToGoOnWithTheDifferenceIsNamed() {
    Lab first = lab("results");
    first.train(new Rotation(2), SETTINGS, false, () -> first.updates >= 4);
    Lab second = lab("results");
    second.train(new Rotation(1), resuming(1), false);
    assertTrue(
        second.notes.stream()
            .anyMatch(n -> n.startsWith("nothing to go on with for ") && n.contains("epochs 2")),
        second.notes.toString());
  }

  @Test
  void aRunOfAnotherConfigurationIsNotGoneOnWith() {
    Lab first = lab("results");
    first.train(new Rotation(2), SETTINGS, false, () -> first.updates >= 4);
    Lab second = lab("results");
    Trained trained = second.train(new Rotation(1), resuming(1), false);
    assertEquals(5, second.updates);
    assertTrue(trained.results().getFirst().endsWith("1.json"), trained.toString());
  }

  @Test
  void aNewRunSaysThatAnotherCouldBeGoneOnWith() {
    Lab first = lab("results");
    first.train(new Rotation(2), SETTINGS, false, () -> first.updates >= 4);
    Lab second = lab("results");
    second.train(new Rotation(2), SETTINGS, false, () -> second.updates >= 1);
    assertTrue(
        second.notes.stream()
            .anyMatch(n ->
                n.contains("--resume goes on with ") && n.endsWith("0.checkpoint.safetensors")),
        second.notes.toString());
  }

  @Test
  void aDamagedCheckpointIsNamedAndPassedOver() throws IOException {
    Lab first = lab("results");
    first.train(new Rotation(2), SETTINGS, false, () -> first.updates >= 4);
    Path checkpoint = only(directory, ".checkpoint.safetensors");
    byte[] bytes = Files.readAllBytes(checkpoint);
    Files.write(checkpoint, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Lab second = lab("results");
    second.train(new Rotation(2), resuming(1), false);
    assertEquals(10, second.updates);
    assertTrue(
        second.notes.stream()
            .anyMatch(n -> n.startsWith("passed over: ") && n.contains("truncated")),
        second.notes.toString());
  }

  @Test
  void aCheckpointGoesOnWithAnotherNumberOfThreads() {
    Lab first = lab("results");
    first.train(new Rotation(1), SETTINGS, false, () -> first.updates >= 2);
    Lab second = lab("results");
    second.train(new Rotation(1), Lab.threaded(2, resuming(1)), false);
    assertEquals(3, second.updates);
  }
}
