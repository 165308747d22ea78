package org.fnde.experiments.command;

import com.google.inject.Inject;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.analysis.AnalysisPictures;
import org.fnde.experiments.results.TimeKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fnde histogram [DIR]}. */
@Command(
    name = "histogram",
    description = {
      "Draw at which times the adjoint solves evaluate the vector field: 200 bins over all"
          + " measurements of the training set, of runs that were made with --record-times.",
      "Every group shows as many completed runs as the one with the fewest."
    })
final class HistogramCommand implements Runnable {
  @Mixin private DrawnResults results;

  @Option(names = "--forward", description = "Of the forward solves.")
  private boolean forward;

  @Option(names = "--accepts", description = "Show where accepted steps end.")
  private boolean accepts;

  @Option(names = "--rejects", description = "Show where rejected steps end.")
  private boolean rejects;

  private final PictureOutput output;

  @Inject
  HistogramCommand(PictureOutput output) {
    this.output = output;
  }

  @Override
  public void run() {
    if (accepts && rejects) {
      throw new UsageException("--accepts and --rejects are different pictures; give one of them");
    }
    TimeKind kind = kind();
    output.write(
        results.directory(),
        results.out(),
        comparison -> AnalysisPictures.histogram(comparison, kind));
  }

  private TimeKind kind() {
    if (accepts) {
      return forward ? TimeKind.FORWARD_ACCEPT : TimeKind.BACKWARD_ACCEPT;
    }
    if (rejects) {
      return forward ? TimeKind.FORWARD_REJECT : TimeKind.BACKWARD_REJECT;
    }
    return forward ? TimeKind.FORWARD : TimeKind.BACKWARD;
  }
}
