package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.html.HtmlPicture;
import org.fnde.experiments.plot.Pictures;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.TimeKind;

/**
 * Every picture that the completed runs of a comparison have numbers for, and those that lie beside
 * their results.
 *
 * @param comparison the runs
 */
record ReportPictures(Comparison comparison) {

  /**
   * Draws them.
   *
   * @throws ExperimentException if no run is completed, or nothing can be drawn here
   */
  List<HtmlPicture> all() {
    CurveSettings loss = new CurveSettings(CurveValue.LOSS, false, false);
    CurveSettings nfe = new CurveSettings(CurveValue.BACKWARD_NFE, false, false);
    CurveSettings accuracy = new CurveSettings(CurveValue.ACCURACY, false, false);
    List<HtmlPicture> pictures = new ArrayList<>();
    pictures.add(
        picture(Curves.ofUpdates(compared(), loss).illustration(), "Loss of every update's batch"));
    pictures.add(
        picture(
            Curves.ofUpdates(compared(), nfe).illustration(),
            "Evaluations of the vector field in the adjoint solve of every update"));
    if (isMeasured()) {
      pictures.add(picture(Curves.of(compared(), loss).illustration(), "Loss when measured"));
      if (hasAccuracy()) {
        pictures.add(
            picture(Curves.of(compared(), accuracy).illustration(), "Accuracy when measured"));
      }
      pictures.add(
          picture(
              Curves.of(compared(), nfe).illustration(),
              "Evaluations of the vector field in the adjoint solve of a batch, when measured"));
    }
    TimesFiles files = new TimesFiles();
    Arrays.stream(TimeKind.values())
        .flatMap(kind -> histogram(kind, files).stream())
        .forEach(pictures::add);
    addClasses(pictures);
    runs().map(RunFile::file).flatMap(RunPictures::beside).forEach(pictures::add);
    return pictures;
  }

  /** Where classes are told apart: what that costs as the loss falls, and which are confused. */
  private void addClasses(List<HtmlPicture> pictures) {
    if (new Accuracy(comparison).isEmpty()) {
      return;
    }
    new CostAgainstLoss(compared())
        .illustration()
        .ifPresent(illustration ->
            pictures.add(
                picture(
                    illustration,
                    "Evaluations of the adjoint solve of a batch of the training set, when"
                        + " measured, against its loss, which falls from right to left")));
    new Confusions(comparison)
        .picture()
        .ifPresent(matrices ->
            pictures.add(
                new HtmlPicture(
                    "image/svg+xml",
                    Pictures.svg(matrices),
                    "What was said, from top to bottom, and what it was taken for, from left to"
                        + " right: examples of the test, repeats added up.")));
  }

  /** Norms that are compared; what was trained once beside them would hide their repeats. */
  private Comparison compared() {
    List<RunGroup> completed = comparison.groups().stream().filter(RunGroup::isCompleted).toList();
    List<RunGroup> several =
        new Comparison(comparison.experiment(), completed)
            .families().stream()
                .map(Comparison::groups)
                .filter(groups -> groups.size() > 1)
                .flatMap(List::stream)
                .toList();
    return several.isEmpty() ? comparison : new Comparison(comparison.experiment(), several);
  }

  private Stream<RunFile> runs() {
    return comparison.groups().stream().map(RunGroup::completed).flatMap(List::stream);
  }

  private boolean isMeasured() {
    List<RunResult> results = runs().map(RunFile::result).toList();
    return CurvePoints.of(List.of(results)) != CurvePoints.EVERY_UPDATE;
  }

  private boolean hasAccuracy() {
    return runs()
        .flatMap(run -> run.result().history().stream())
        .allMatch(measurement -> measurement.validation().accuracy().isPresent());
  }

  /** Times are recorded where that was asked for; rejected steps need not be among them. */
  private Optional<HtmlPicture> histogram(TimeKind kind, TimesFiles files) {
    boolean recorded = runs().anyMatch(run -> new TimesReader(kind, files).hasTimes(run));
    return recorded
        ? Optional.of(
            picture(
                PooledTimes.of(comparison, kind, files).illustration(),
                "When in the interval, over all measurements of the training set"))
        : Optional.empty();
  }

  private static HtmlPicture picture(Illustration illustration, String caption) {
    String notes = String.join("; ", illustration.notes());
    String whole = caption + (notes.isEmpty() ? "." : "; " + notes + ".");
    return new HtmlPicture("image/svg+xml", Pictures.svg(illustration.picture()), whole);
  }
}
