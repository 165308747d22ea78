package org.fnde.experiments.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.fnde.experiments.Choice;
import org.fnde.experiments.Settings;
import org.fnde.experiments.results.Classification;
import org.fnde.experiments.results.Proportion;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.tolerance.Tolerances;
import org.fnde.experiments.training.Lab;
import org.fnde.experiments.training.Trained;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordTrainingTest {
  @TempDir private Path directory;
  private Path data;

  @BeforeEach
  void record() throws IOException {
    data = Words.digits(directory.resolve("data"));
  }

  private Settings settings(int updates) {
    return Lab.settings(OptionalInt.empty(), OptionalInt.of(updates), OptionalInt.of(12), false)
        .with(Choice.DATA, data.toString())
        .with(Choice.HIDDEN, "4/6/2");
  }

  private Lab lab() {
    return new Lab(directory.resolve("results"), Providers.load());
  }

  private List<RunResult> train(Settings settings, boolean comparing, String... norms) {
    SpokenDigitsExperiment digits = new SpokenDigitsExperiment(directory.resolve("cache"));
    Trained trained = lab().train(digits, settings, comparing, norms);
    assertEquals(List.of(), trained.failures());
    return trained.results().stream().map(ResultFile::read).toList();
  }

  @Test
  void theResultHoldsAccuracyBaselineConfusionAndWhatWasLeftOut() throws IOException {
    Files.write(data.resolve("3_ada_9.wav"), new byte[0]);
    RunResult run = train(settings(3), false).getFirst();
    assertInstanceOf(RunStatus.Completed.class, run.status());
    assertEquals(1, run.data().orElseThrow().leftOut());
    assertTrue(run.data().orElseThrow().reason().contains("3_ada_9.wav: the file is empty"));
    assertEquals(25, run.data().orElseThrow().train());
    Classification classes = run.classification().orElseThrow();
    assertEquals(10, classes.classes().size());
    Proportion correct = run.correct().orElseThrow();
    assertEquals(6, correct.trials());
    assertEquals(6, classes.baseline().trials());
    long right = IntStream.range(0, 10).mapToLong(i -> classes.confusion().get(i).get(i)).sum();
    assertEquals(correct.hits(), right);
    assertEquals(6, classes.confusion().stream().flatMap(List::stream).mapToLong(n -> n).sum());
  }

  @Test
  void aComparisonHasASpeakerHeldOutBesideIt() {
    List<RunResult> runs = train(settings(2), true, "mixed", "seminorm");
    assertEquals(3, runs.size());
    assertEquals("random", runs.get(0).configuration().options().get("split"));
    assertEquals("speaker cy", runs.get(2).configuration().options().get("split"));
    assertEquals("seminorm", runs.get(2).configuration().norm());
    assertEquals(12, runs.get(2).data().orElseThrow().test());
    assertEquals(runs.get(0).updates().getFirst().loss(), runs.get(1).updates().getFirst().loss());
    List<RunResult> chosen =
        train(settings(2).with(Choice.SPLIT, "speaker:ada"), true, "mixed", "seminorm");
    assertEquals(2, chosen.size());
    assertEquals("speaker ada", chosen.getFirst().configuration().options().get("split"));
  }

  @Test
  void severalTolerancesAreTrainedOneAfterTheOther() {
    Settings both = Lab.at(Tolerances.parse("1e-2:1e-3,1e-3:1e-4"), settings(2));
    List<RunResult> runs = train(both, false, "seminorm");
    assertEquals(
        List.of(1e-2, 1e-3), runs.stream().map(run -> run.configuration().rtol()).toList());
    assertTrue(runs.get(0).totals().forward().nfe() <= runs.get(1).totals().forward().nfe());
  }

  @Test
  void bothKnotTreatmentsTrainAlike() {
    RunResult jump = train(settings(2), false).getFirst();
    RunResult gap = train(settings(2).with(Choice.KNOTS, "gap"), false).getFirst();
    assertEquals("gap", gap.configuration().options().get("knots"));
    double difference = jump.updates().getLast().loss() - gap.updates().getLast().loss();
    assertEquals(0, difference, 1e-2 * jump.updates().getLast().loss());
  }

  @Test
  void aSmallModelLearnsTones() {
    List<RunResult> runs = train(settings(40), false);
    assertTrue(runs.getFirst().correct().orElseThrow().value() > 0.8, runs.toString());
  }
}
