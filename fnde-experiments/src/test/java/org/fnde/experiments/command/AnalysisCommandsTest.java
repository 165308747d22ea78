package org.fnde.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.experiments.results.Cost;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.Results;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.Update;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisCommandsTest {
  @TempDir private Path directory;

  @Test
  void curvesAreDrawnForEveryExperiment() throws IOException {
    RunResult run = Results.complete("mixed");
    write("0.json", run);
    write("1.json", Results.measured("speech", run.configuration(), run.history()));
    Files.writeString(directory.resolve("2.json"), "{");
    Fnde.Result result = fnde("curves", "--metric=accuracy");
    assertEquals(0, result.status(), result.err());
    List<Path> files =
        List.of(
            directory.resolve("acrobot-validation-accuracy.png"),
            directory.resolve("acrobot-validation-accuracy.svg"),
            directory.resolve("speech-validation-accuracy.png"),
            directory.resolve("speech-validation-accuracy.svg"));
    assertEquals(files.stream().map(Path::toString).toList(), result.out().lines().toList());
    for (Path file : files) {
      assertTrue(Files.size(file) > 1000, file.toString());
    }
    assertTrue(
        result.err().startsWith("fnde: skipped " + directory.resolve("2.json")), result.err());
  }

  @Test
  void accuracyStandsBesideTheBaselineAndTheConfusionIsPrintedWhereAsked() throws IOException {
    List<Update> updates = List.of(new Update(0.5, Cost.NONE, Cost.NONE, 1));
    write("0.json", Results.recognised("mixed", "random", 33, updates));
    write("1.json", Results.recognised("seminorm", "random", 34, updates));
    Fnde.Result result = fnde("report");
    String out = result.out().replaceAll(" +", " ");
    assertTrue(out.contains("\nmixed 1 33 40 82.5 68.1 91.3 -\n"), out);
    assertTrue(out.contains("\nlogistic regression, split random 1 36 40 90.0 "), out);
    assertTrue(out.contains("left out: 2 bad recordings"), out);
    assertTrue(out.contains("--split speaker holds one out"), out);
    assertTrue(!out.contains("taken for"), out);
    out = fnde("report", "--confusion").out().replaceAll(" +", " ");
    assertTrue(out.contains("said, and taken for, by seminorm\nsaid 0 1\n"), out);
    assertTrue(out.contains("\n 1 6 14\n"), out);
  }

  @Test
  void anExperimentWithNothingToShowIsSkippedByName() throws IOException {
    RunResult run = Results.complete("mixed");
    write("0.json", run);
    write("1.json", Results.measured("spiral", run.configuration(), List.of()));
    Fnde.Result result = fnde("curves", "--metric=accuracy");
    assertEquals(0, result.status(), result.err());
    assertEquals(2, result.out().lines().count(), result.out());
    assertTrue(result.err().startsWith("fnde: skipped spiral: its runs have no accuracy"));
  }

  @Test
  void aHistogramIsWrittenWhereAsked() throws IOException {
    write("0.json", Results.complete("mixed"));
    Tensor times = Tensor.of(Array.of(new float[] {0, 0.5f, 1}, 3));
    new TensorFile(Map.of("history.0.train_metrics.forward_reject_ts", times), Map.of())
        .write(directory.resolve("0.times.safetensors"));
    Path out = directory.resolve("pictures");
    Fnde.Result result = fnde("histogram", "--forward", "--rejects", "--out=" + out);
    assertEquals(0, result.status(), result.err());
    assertTrue(
        result
            .out()
            .startsWith(out.resolve("acrobot-histogram-rejected-forward-steps.png").toString()));
    result = fnde("histogram", "--out=" + out.resolve("none"));
    assertEquals(1, result.status());
    assertTrue(Files.notExists(out.resolve("none")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | curves --metric=nfe | --metric nfe: need loss or accuracy",
        "2 | curves --metric=loss --nfe | --nfe and --metric loss are different pictures",
        "2 | curves --drop-lowest | --drop-lowest leaves out bad runs of --metric accuracy",
        "2 | histogram --accepts --rejects | --accepts and --rejects are different pictures",
        "1 | histogram | acrobot: no completed run has recorded times",
      })
  void whatCannotBeShownIsOneLine(int status, String command, String message) throws IOException {
    write("0.json", Results.complete("mixed"));
    Fnde.Result result = fnde(command.split(" "));
    assertEquals(status, result.status(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("fnde: " + message), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void aPlaceWithoutRunsIsNamed() {
    Fnde.Result result = fnde("curves");
    assertEquals(1, result.status());
    assertTrue(result.err().startsWith("fnde: " + directory + ": no results of runs there"));
    assertEquals(2, new Fnde(Providers.load()).run("histogram", directory + "/none").status());
  }

  private void write(String name, RunResult run) throws IOException {
    ResultFile.write(run, directory.resolve(name));
  }

  private Fnde.Result fnde(String... words) {
    String[] line = List.of(words).toArray(new String[words.length + 1]);
    line[words.length] = directory.toString();
    return new Fnde(Providers.load()).run(line);
  }
}
