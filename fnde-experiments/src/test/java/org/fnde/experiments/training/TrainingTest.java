package org.fnde.experiments.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fnde.experiments.Settings;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.RecordedTimes;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.RunFiles;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.TimeKind;
import org.fnde.experiments.results.TimesFile;
import org.fnde.graph.Expr;
import org.fnde.models.Checkpoint;
import org.fnde.models.Mlp;
import org.fnde.models.ParameterLayout;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published training loop, on a small problem. */
class TrainingTest {
  @TempDir private Path directory;

  private static Settings settings(int epochs, boolean full) {
    return Lab.settings(OptionalInt.of(epochs), OptionalInt.empty(), OptionalInt.empty(), full);
  }

  private Lab lab() {
    return new Lab(directory, Providers.load());
  }

  private RunResult run(Settings settings) {
    return ResultFile.read(lab().train(new Rotation(50), settings, false).results().getFirst());
  }

  @Test
  void epochs0And10And20AndTheLastAreMeasured() {
    RunResult result = run(settings(23, false));
    assertEquals(
        List.of(0, 10, 20, 22), result.history().stream().map(Measurement::epoch).toList());
    assertEquals(
        List.of(5L, 55L, 105L, 115L), result.history().stream().map(Measurement::update).toList());
    for (Measurement m : result.history()) {
      assertEquals(Rotation.TRAIN, m.train().datasetSize());
      assertEquals(Rotation.TRAIN / 2 - 1, m.validation().datasetSize());
      assertTrue(m.train().backward().nfe() > m.train().forward().nfe() / 2);
      assertEquals(OptionalDouble.empty(), m.train().accuracy());
    }
    assertTrue(result.testMetrics().orElseThrow().loss() < result.initialMetrics().get().loss());
  }

  @Test
  void aRunInUpdatesMeasuresEvenly() {
    Settings updates =
        Lab.settings(OptionalInt.empty(), OptionalInt.of(7), OptionalInt.empty(), false);
    assertEquals(
        List.of(3L, 6L, 7L), run(updates).history().stream().map(Measurement::update).toList());
  }

  @Test
  void weightsAreSelectedByTheValidationLossAndByTheTrainingLossAsPublished() {
    for (boolean full : List.of(false, true)) {
      RunResult result = run(settings(41, full));
      assertEquals(full ? "train" : "validation", result.configuration().selection());
      double best = Double.POSITIVE_INFINITY;
      int selected = -1;
      for (int i = 0; i < result.history().size(); i++) {
        Measurement m = result.history().get(i);
        double loss = full ? m.train().loss() : m.validation().loss();
        if (loss * 1.0001 < best) {
          best = loss;
          selected = i;
        }
      }
      assertEquals(selected, result.selected().orElseThrow());
      assertEquals(result.history().get(selected).train(), result.trainMetrics().orElseThrow());
      assertEquals(result.history().get(selected).validation(), result.valMetrics().orElseThrow());
    }
  }

  @Test
  void theModelThatWasKeptIsStoredWithHowLongItWasTrained() {
    RunResult result = run(settings(3, false));
    Path file = new RunFiles(directory.resolve("rotation").resolve(result.name()), 0).model();
    ParameterLayout layout =
        new ParameterLayout(Mlp.of("net", List.of(2, 4, 2), Expr::tanh).parameters());
    Checkpoint model = Checkpoint.read(file, layout);
    assertEquals("rotation", model.metadata().get("experiment"));
    long update = result.history().get(result.selected().orElseThrow()).update();
    assertEquals(Long.toString(update), model.metadata().get("updates"));
  }

  @Test
  void recordedTimesAreAsManyAsTheEvaluationsCounted() {
    Settings settings = Lab.with(settings(1, false), 1, false, true);
    RunResult result = run(settings);
    Path file = new RunFiles(directory.resolve("rotation").resolve(result.name()), 0).times();
    RecordedTimes times = TimesFile.read(file).get("history.0.train_metrics");
    var train = result.history().getFirst().train();
    assertEquals(train.forward().nfe(), times.get(TimeKind.FORWARD).length);
    assertEquals(train.backward().nfe(), times.get(TimeKind.BACKWARD).length);
    assertEquals(train.backward().accepted(), times.get(TimeKind.BACKWARD_ACCEPT).length);
    assertEquals(train.backward().rejected(), times.get(TimeKind.BACKWARD_REJECT).length);
    assertTrue(TimesFile.read(file).containsKey("test_metrics"));
  }

  @Test
  void repeatsTakeOneSeedAfterTheOther() {
    Lab lab = lab();
    Settings settings = Lab.with(settings(1, false), 3, false, false);
    List<RunResult> results =
        lab.train(new Rotation(1), settings, true).results().stream()
            .map(ResultFile::read)
            .toList();
    assertEquals(6, results.size());
    assertEquals(
        List.of(3L, 3L, 4L, 4L, 5L, 5L),
        results.stream().map(r -> r.configuration().seed()).toList());
    assertTrue(results.get(0).configuration().repeats(results.get(2).configuration()));
  }

  @Test
  void aComparisonProbesTheGradientsOfItsNorms() {
    List<RunResult> results =
        lab().train(new Rotation(1), settings(1, false), true).results().stream()
            .map(ResultFile::read)
            .toList();
    for (RunResult result : results) {
      assertEquals(
          List.of("initial", "trained with mixed"),
          result.probes().stream().map(p -> p.weights()).toList());
      result.probes().forEach(p -> assertTrue(p.gradientError() < 0.1, p.toString()));
    }
  }

  @Test
  void numbersAreFoundByTheirKeys() {
    RunResult result = run(settings(1, false));
    assertEquals(result.testMetrics().orElseThrow().loss(), result.get("test_metrics.loss"));
    assertEquals(
        result.history().getFirst().validation().backward().nfe(),
        result.get("history.0.val_metrics.backward_nfe"));
    assertEquals(OptionalDouble.empty(), result.number("test_metrics.accuracy"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> result.get("test_metrics.lose"));
    assertTrue(e.getMessage().contains("no key 'lose' in test_metrics"), e.getMessage());
    assertTrue(e.getMessage().contains("loss"), e.getMessage());
  }

  @Test
  void aFullRunSaysHowLongItWillTake() {
    Lab lab = lab();
    lab.train(new Rotation(2), settings(2, true), false);
    assertTrue(
        lab.notes.stream().anyMatch(n -> n.startsWith("this will take about ")),
        lab.notes.toString());
  }

  @Test
  void aBatchLargerThanTheDataIsRefused() {
    Settings large =
        Lab.settings(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(41), false);
    UsageException e =
        assertThrows(UsageException.class, () -> lab().train(new Rotation(1), large, false));
    assertEquals("--batch-size 41: at most 40, the training examples", e.getMessage());
  }
}
