package org.fnde.experiments.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.results.Cost;
import org.fnde.experiments.results.Probe;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.Results;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.results.Update;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  @TempDir private Path directory;

  private static RunResult run(String norm, Cost... backward) {
    return Results.published(norm, List.of(backward), List.of());
  }

  /** A backward solve of 7 segments without a rejected step. */
  private static Cost steps(long accepted) {
    return new Cost(7 * 2 + 6 * accepted, 0, 0, accepted, 0);
  }

  private static RunResult probed(String norm, long tight) {
    Probe same = new Probe("initial", "as forward", steps(14), 1.25e-4);
    Probe tighter = new Probe("initial", "atol 1e-8", steps(tight), 1.5e-5);
    return Results.published(norm, List.of(steps(14)), List.of(same, tighter));
  }

  @Test
  void aReportHasTheTableThePicturesAndWhatWasRun() throws IOException {
    String html = report(Results.complete("mixed"), Results.complete("seminorm"));
    assertTrue(html.contains("short run, not the published result"));
    assertTrue(html.contains("<th scope=\"row\" class=\"text\">seminorm</th><td>1</td>"), html);
    assertTrue(html.contains("<td>0.4375</td><td>0.03125</td>"));
    assertEquals(5, pictures(html, "image/svg+xml"));
    assertTrue(html.contains("Accuracy when measured."), html);
    assertTrue(html.contains("<dt>commit</dt><dd>0123abc-dirty</dd>"));
    assertTrue(html.contains("Some CPU, 2 cores, Some VM 25"));
    assertFalse(html.contains("http"), "a page that loads nothing names no address");
  }

  @Test
  void picturesBesideAResultAreShownInTheirBestFormat() throws IOException {
    for (String name : List.of("0.fit.svg", "0.fit.png", "0-motion.gif", "1-motion.gif")) {
      Files.writeString(directory.resolve(name), name);
    }
    String html = report(Results.complete("mixed"));
    assertEquals(6, pictures(html, "image/svg+xml"));
    assertEquals(0, pictures(html, "image/png"));
    assertEquals(1, pictures(html, "image/gif"));
  }

  @Test
  void timesThatWereRecordedAreShownAsHistograms() throws IOException {
    Map<String, Tensor> times = new TreeMap<>();
    for (String kind : List.of("forward_ts", "backward_ts", "backward_accept_ts")) {
      times.put("history.0.train_metrics." + kind, Tensor.of(Array.of(new float[] {0, 1}, 2)));
    }
    new TensorFile(times, Map.of()).write(directory.resolve("0.times.safetensors"));
    String html = report(Results.complete("mixed"));
    assertEquals(8, pictures(html, "image/svg+xml"));
  }

  private static int pictures(String html, String mediaType) {
    return html.split(Pattern.quote("<img src=\"data:" + mediaType + ";base64,"), -1).length - 1;
  }

  @Test
  void whatComesFromFilesIsEscaped() throws IOException {
    RunResult run = Results.complete("<script>\"&'");
    RunStatus failed = new RunStatus.Failed("<b>no</b>");
    String html = report(run, Results.with(run, failed, run.updates()));
    assertTrue(html.contains("&lt;script&gt;&quot;&amp;&#39;"), html);
    assertTrue(html.contains("&lt;b&gt;no&lt;/b&gt;"));
    assertFalse(html.contains("<script>"));
    assertFalse(html.contains("<b>"));
  }

  @Test
  void theFloorAndTheNormThatIsNoSeminormAreNamedWhereTheNumbersShowThem() throws IOException {
    Cost rejected = new Cost(104, 0, 0, 14, 1);
    String html =
        report(
            run("mixed", steps(14), steps(14), rejected),
            run("seminorm", steps(14), steps(14), steps(14)),
            run("acrobot-as-published", steps(7), steps(8), steps(7)));
    assertTrue(html.contains("the correct seminorm saves no evaluation"), html);
    assertTrue(html.contains("7 x (2 + 12) = 98"));
    assertTrue(html.contains("is not a seminorm"));
    assertTrue(html.contains("7 x (2 + 6) = 56"));
    assertTrue(html.contains("acrobot-as-published takes the fewest, 42.0 % fewer than mixed."));
  }

  @Test
  void nothingIsClaimedThatTheNumbersDoNotShow() throws IOException {
    String html =
        report(
            run("mixed", steps(14), steps(16)),
            run("seminorm", steps(12), steps(14)),
            run("acrobot-as-published", steps(15), steps(17)));
    assertFalse(html.contains("saves no evaluation"), html);
    assertFalse(html.contains("floor"));
    assertFalse(html.contains("is not a seminorm"));
    assertTrue(html.contains("seminorm takes the fewest, 16.4 % fewer than acrobot-as-published."));
    html = report(run("seminorm", steps(14)));
    assertFalse(html.contains("saves no evaluation"), html);
    assertFalse(html.contains("fewest"));
  }

  @Test
  void runsThatDidNotCompleteAreNotCompared() throws IOException {
    RunResult run = run("mixed", steps(14));
    String html = report(Results.with(run, new RunStatus.Interrupted(), run.updates()));
    assertTrue(html.contains("No run completed"));
    assertTrue(html.contains("interrupted after 1 of 40 updates"));
  }

  @Test
  void probesStandSideBySideAndTheNormsPartOnlyWhereTheyDo() throws IOException {
    String html = report(probed("mixed", 20), probed("seminorm", 17));
    assertTrue(html.contains("<th scope=\"col\">seminorm: gradient error</th>"), html);
    String row = "<td class=\"text\">atol 1e-8</td><td>134</td><td>1.50e-05</td><td>116</td>";
    assertTrue(html.contains(row), html);
    assertTrue(html.contains("different numbers of evaluations in 1 of 2 rows"));
    assertTrue(html.contains("seminorm 116, gradient error 1.50e-05; mixed 134"));
    html = report(probed("mixed", 20), probed("seminorm", 20), probed("acrobot-as-published", 7));
    assertTrue(html.contains("Left aside: acrobot-as-published. "), html);
    assertTrue(html.contains("all take the same number of evaluations"));
    assertFalse(html.contains("They part most"));
  }

  @Test
  void wordsAreJudgedByTheirNumbersAlone() throws IOException {
    List<RunResult> runs =
        List.of(
            words("mixed", "random", 33, 3000, 2000),
            words("seminorm", "random", 34, 1500, 500),
            words("seminorm", "speaker ada", 10, 1500, 900));
    String html = report(runs.toArray(RunResult[]::new));
    assertTrue(html.contains("In the first tenth of the updates, at a mean loss of 2.0"), html);
    assertTrue(html.contains("takes 3000 (mixed), 1500 (seminorm) evaluations"), html);
    assertTrue(html.contains("takes 50 % of those of mixed at the start and 25 % at the end"));
    assertTrue(html.contains("this test does not tell the norms apart"));
    assertTrue(html.contains("nothing of the order in time, gets 36 of 40, 90.0 %"));
    assertTrue(html.contains("accuracy alone proves nothing"));
    assertTrue(html.contains("On ada, who is not heard in training, the Neural CDE gets 10 of 40"));
    assertTrue(html.contains("seminorm, split random takes the fewest, 60.0 % fewer than mixed"));
    assertTrue(html.contains("What was said, from top to bottom"));
    assertFalse(html.contains("short run, not the published result"));
    html = report(words("mixed", "random", 40, 9, 9), words("seminorm", "random", 20, 9, 9));
    assertTrue(html.contains("The 95 % intervals of some do not overlap"), html);
    assertFalse(html.contains("proves nothing"));
    assertTrue(html.contains("They do not differ"));
  }

  /** Two updates, at a loss of 2 and of 0.5. */
  private static RunResult words(String norm, String split, int right, long first, long last) {
    Cost forward = new Cost(700, 0, 0, 100, 0);
    return Results.recognised(
        norm,
        split,
        right,
        List.of(
            new Update(2, forward, new Cost(first, 0, 0, first / 6, 0), 0.2),
            new Update(0.5, forward, new Cost(last, 0, 0, last / 6, 0), 0.2)));
  }

  @Test
  void withoutARunAnEarlierReportStays() throws IOException {
    Path file = Files.writeString(directory.resolve("report.html"), "earlier");
    Path none = Files.writeString(directory.resolve("0.json"), "{}");
    assertThrows(
        ExperimentException.class,
        () -> HtmlReport.write(Runs.of(List.of(none)).orThrow(file), file));
    assertEquals("earlier", Files.readString(file));
  }

  private String report(RunResult... runs) throws IOException {
    List<Path> files = new ArrayList<>();
    for (RunResult run : runs) {
      files.add(directory.resolve(files.size() + ".json"));
      ResultFile.write(run, files.getLast());
    }
    Path page = directory.resolve("report.html");
    String html = Files.readString(HtmlReport.write(Runs.of(files).orThrow(page), page));
    try (Stream<Path> all = Files.list(directory)) {
      assertTrue(all.noneMatch(file -> file.toString().endsWith(".part")));
    }
    return html;
  }
}
