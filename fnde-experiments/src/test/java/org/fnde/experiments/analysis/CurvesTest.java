package org.fnde.experiments.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Results;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static final CurveSettings LOSS = new CurveSettings(CurveValue.LOSS, false, false);
  private static final CurveSettings NFE = new CurveSettings(CurveValue.BACKWARD_NFE, false, false);

  private final List<RunResult> runs = new ArrayList<>();

  @Test
  void aCurveIsTheMeanOfRunsWithASampleDeviationToBothSides() {
    add("mixed", losses(1, 0.5));
    add("mixed", losses(3, 0.5));
    Curves curves = curves(LOSS);
    assertEquals(CurvePoints.EPOCHS, curves.at());
    Curve curve = curves.curves().getFirst();
    assertEquals(List.of(0L, 10L), curve.x());
    assertArrayEquals(new double[] {2, 0.5}, curve.series().y());
    assertArrayEquals(new double[] {Math.sqrt(2), 0}, curve.series().deviation(), 1e-15);
    assertEquals("mixed (2 runs)", curve.series().name());
    assertEquals(List.of(), curves.notes());
  }

  @Test
  void trainingSetAndNfeAreShownWhereAsked() {
    add("mixed", losses(1, 0.5));
    CurveSettings train = new CurveSettings(CurveValue.LOSS, true, false);
    assertArrayEquals(new double[] {2, 1}, curves(train).curves().getFirst().series().y());
    assertArrayEquals(new double[] {600, 610}, curves(NFE).curves().getFirst().series().y());
    assertEquals("acrobot-training-loss", curves(train).illustration().name());
    assertEquals("acrobot-validation-backward-nfe-per-batch", curves(NFE).illustration().name());
  }

  @Test
  void oneRunHasNoBand() {
    add("mixed", losses(1, 0.5));
    assertEquals(0, curves(LOSS).curves().getFirst().series().deviation().length);
  }

  @Test
  void groupsShowAsManyRunsAsTheOneWithTheFewest() {
    add("mixed", losses(1, 0.5));
    add("mixed", losses(3, 0.5));
    add("mixed", losses(8, 0.5));
    add("seminorm", losses(4, 2));
    add("seminorm", losses(6, 2));
    Curves curves = curves(LOSS);
    assertEquals(List.of(2, 2), curves.curves().stream().map(Curve::runs).toList());
    assertArrayEquals(new double[] {2, 0.5}, curves.curves().getFirst().series().y());
    assertEquals(
        List.of("'mixed': 2 of 3 runs shown, as many as the group with the fewest has"),
        curves.notes());
  }

  @Test
  void aRunThatStoppedEarlyEndsTheCurve() {
    add("mixed", losses(1, 0.5, 0.25));
    add("mixed", losses(3, 0.5));
    assertEquals(List.of(0L, 10L), curves(LOSS).curves().getFirst().x());
  }

  @Test
  void fewerThanTwoMeasurementsShowEveryUpdate() {
    add("mixed", losses(1, 0.5));
    add("seminorm", losses(1));
    Curves loss = curves(LOSS);
    assertEquals(CurvePoints.EVERY_UPDATE, loss.at());
    assertEquals(List.of(1L, 2L), loss.curves().getFirst().x());
    assertArrayEquals(new double[] {0.5, 0.25}, loss.curves().getLast().series().y());
    assertArrayEquals(new double[] {98, 56}, curves(NFE).curves().getLast().series().y());
    assertTrue(
        loss.notes().getFirst().contains("training loss per update"), loss.notes()::toString);
    assertEquals("acrobot-training-loss-per-update", loss.illustration().name());
  }

  @Test
  void runsInUpdatesAreShownOverThem() {
    runs.add(Results.complete("mixed"));
    Curves curves = curves(LOSS);
    assertEquals(CurvePoints.MEASURED_UPDATES, curves.at());
    assertEquals(List.of(10L, 20L), curves.curves().getFirst().x());
  }

  @Test
  void theLowestAccuracyIsKeptUnlessAskedFor() {
    add("mixed", accuracies(0.1, 0.5));
    add("mixed", accuracies(0.7, 0.3));
    add("mixed", accuracies(0.7, 0.7));
    CurveSettings all = new CurveSettings(CurveValue.ACCURACY, false, false);
    CurveSettings dropping = new CurveSettings(CurveValue.ACCURACY, false, true);
    assertArrayEquals(new double[] {0.5, 0.5}, means(all), 1e-15);
    assertArrayEquals(new double[] {0.7, 0.6}, means(dropping), 1e-15);
    runs.removeLast();
    assertTrue(failure(dropping).contains("needs three runs of each group, there are 2"));
    assertThrows(UsageException.class, () -> new CurveSettings(CurveValue.LOSS, false, true));
  }

  @Test
  void anAccuracyThatIsNotThereIsNamed() {
    add("mixed", losses(1, 0.5));
    CurveSettings accuracy = new CurveSettings(CurveValue.ACCURACY, false, false);
    assertEquals(
        "acrobot: its runs have no accuracy; --metric loss shows the loss", failure(accuracy));
  }

  @Test
  void aRunThatDidNotCompleteIsLeftOutByName() {
    RunResult run = Results.complete("mixed");
    runs.add(Results.with(run, new RunStatus.Interrupted(), run.updates()));
    assertEquals(
        "acrobot: no completed run to show"
            + " (left out 0.json: interrupted after 2 of 40 updates)",
        failure(LOSS));
    runs.add(run);
    assertEquals(
        List.of("left out 0.json: interrupted after 2 of 40 updates"), curves(LOSS).notes());
  }

  @Test
  void aLossThatIsNotFiniteIsAGap() {
    add("mixed", losses(1, Double.NaN, 0.5));
    Curves curves = curves(LOSS);
    assertTrue(Double.isNaN(curves.curves().getFirst().series().y()[1]));
    assertFalse(curves.illustration().name().isEmpty());
  }

  private double[] means(CurveSettings settings) {
    return curves(settings).curves().getFirst().series().y();
  }

  private String failure(CurveSettings settings) {
    return assertThrows(ExperimentException.class, () -> curves(settings)).getMessage();
  }

  private Curves curves(CurveSettings settings) {
    List<RunFile> files =
        IntStream.range(0, runs.size())
            .mapToObj(i -> new RunFile(Path.of(i + ".json"), runs.get(i)))
            .toList();
    return Curves.of(Comparison.of(new Runs(files, List.of())).getFirst(), settings);
  }

  private void add(String norm, List<Measurement> history) {
    runs.add(Results.measured("acrobot", Results.ofEpochs(norm, runs.size()), history));
  }

  private static List<Measurement> losses(double... losses) {
    return IntStream.range(0, losses.length)
        .mapToObj(
            i -> Results.measurement(10 * i, losses[i], OptionalDouble.empty(), 600 + 10L * i))
        .toList();
  }

  private static List<Measurement> accuracies(double... accuracies) {
    return IntStream.range(0, accuracies.length)
        .mapToObj(i -> Results.measurement(10 * i, 1, OptionalDouble.of(accuracies[i]), 600))
        .toList();
  }
}
