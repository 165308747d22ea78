package org.fnde.experiments.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fnde.backend.Array;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.plot.Figure;
import org.fnde.experiments.results.Results;
import org.fnde.experiments.results.TimeKind;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PooledTimesTest {
  private static final String FIRST = "history.0.train_metrics.";
  private static final String SECOND = "history.1.train_metrics.";

  @TempDir private Path directory;
  private final List<RunFile> runs = new ArrayList<>();

  @Test
  void timesOfTheTrainingSetAreTogether() {
    add(
        "mixed",
        Map.of(
            FIRST + "backward_ts",
            new float[] {1, 0.5f},
            FIRST + "forward_ts",
            new float[] {9},
            "history.0.val_metrics.backward_ts",
            new float[] {8},
            SECOND + "backward_ts",
            new float[] {0.25f},
            "test_metrics.backward_ts",
            new float[] {7}));
    add("mixed", Map.of(FIRST + "backward_ts", new float[] {0}));
    PooledTimes times = times(TimeKind.BACKWARD);
    assertEquals("mixed: 4 in 2 runs", times.samples().getFirst().name());
    assertArrayEquals(new double[] {1, 0.5, 0.25, 0}, times.samples().getFirst().values());
    assertEquals("acrobot-histogram-backward-evaluations", times.illustration().name());
  }

  @Test
  void groupsShowAsManyRunsWithTimesAsTheOneWithTheFewest() {
    add("mixed", Map.of());
    Path without = runs.getFirst().file();
    add("mixed", Map.of(FIRST + "backward_accept_ts", new float[] {1}));
    add("mixed", Map.of(FIRST + "backward_accept_ts", new float[] {2}));
    add("seminorm", Map.of(FIRST + "backward_accept_ts", new float[] {3}));
    PooledTimes times = times(TimeKind.BACKWARD_ACCEPT);
    assertArrayEquals(new double[] {1}, times.samples().getFirst().values());
    assertArrayEquals(new double[] {3}, times.samples().getLast().values());
    assertEquals(
        List.of(
            "'mixed': 1 of 2 runs shown, as many as the group with the fewest has",
            "left out " + without + ": its times were not recorded"),
        times.notes());
  }

  @Test
  void runsWithoutTimesAreToldHowToRecordThem() {
    add("mixed", Map.of());
    String message = failure(TimeKind.FORWARD);
    assertTrue(message.startsWith("acrobot: no completed run has recorded times"), message);
    assertTrue(message.contains("--record-times"), message);
  }

  @Test
  void unreadableTimesAreNamed() throws IOException {
    add("mixed", Map.of(FIRST + "forward_ts", new float[] {Float.NaN}));
    assertTrue(failure(TimeKind.FORWARD).contains("has a time that is not finite"));
    Files.writeString(runs.getFirst().times(), "foreign");
    String message = failure(TimeKind.FORWARD);
    assertTrue(message.contains("left out " + runs.getFirst().times() + ": "), message);
  }

  @Test
  void aKindThatNeverHappenedIsNamed() {
    add("mixed", Map.of(FIRST + "backward_ts", new float[] {1}));
    assertEquals(
        "acrobot: there are no rejected backward steps among the recorded times",
        failure(TimeKind.BACKWARD_REJECT));
  }

  @Test
  void manyGroupsHaveAChartEachWithOneRange() {
    add("mixed", Map.of(FIRST + "backward_reject_ts", new float[] {0, 0.5f}));
    add("seminorm", Map.of(FIRST + "backward_reject_ts", new float[] {0.25f}));
    add("mixed-joint", Map.of(FIRST + "backward_ts", new float[] {0.25f}));
    Illustration illustration = times(TimeKind.BACKWARD_REJECT).illustration();
    Figure figure = (Figure) illustration.picture();
    assertEquals(3, figure.charts().size());
    figure.charts().forEach(chart -> assertEquals(0.5, chart.x().max().orElseThrow()));
    assertEquals("mixed-joint: 0 in 1 run", figure.charts().getLast().title());
  }

  private String failure(TimeKind kind) {
    return assertThrows(ExperimentException.class, () -> times(kind)).getMessage();
  }

  private PooledTimes times(TimeKind kind) {
    return PooledTimes.of(Comparison.of(new Runs(runs, List.of())).getFirst(), kind);
  }

  private void add(String norm, Map<String, float[]> times) {
    Path file = directory.resolve(runs.size() + ".json");
    runs.add(
        new RunFile(
            file, Results.measured("acrobot", Results.ofEpochs(norm, runs.size()), List.of())));
    if (!times.isEmpty()) {
      Map<String, Tensor> tensors = new TreeMap<>();
      times.forEach(
          (name, values) -> tensors.put(name, Tensor.of(Array.of(values, values.length))));
      new TensorFile(tensors, Map.of()).write(runs.getLast().times());
    }
  }
}
