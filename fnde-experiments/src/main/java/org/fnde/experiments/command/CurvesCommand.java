package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.util.Optional;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.analysis.AnalysisPictures;
import org.fnde.experiments.analysis.CurveSettings;
import org.fnde.experiments.analysis.CurveValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fnde curves [DIR]}. */
@Command(
    name = "curves",
    description = {
      "Draw loss, accuracy or NFE during training: mean and sample deviation over repeated runs.",
      "Every group shows as many completed runs as the one with the fewest; none is dropped as an"
          + " outlier unless asked for. Runs with fewer than two measurements show every update."
    })
final class CurvesCommand implements Runnable {
  @Mixin private DrawnResults results;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "loss or accuracy (default: loss).")
  private Optional<String> metric = Optional.empty();

  @Option(names = "--nfe", description = "Show the backward NFE.")
  private boolean nfe;

  @Option(names = "--train", description = "Of the training set (default: validation set).")
  private boolean train;

  @Option(
      names = "--drop-lowest",
      description = "Leave out the lowest accuracy at each point, as published; needs three runs.")
  private boolean dropLowest;

  private final PictureOutput output;

  @Inject
  CurvesCommand(PictureOutput output) {
    this.output = output;
  }

  @Override
  public void run() {
    CurveSettings settings = new CurveSettings(value(), train, dropLowest);
    output.write(
        results.directory(),
        results.out(),
        comparison -> AnalysisPictures.curves(comparison, settings));
  }

  private CurveValue value() {
    if (nfe && metric.isPresent()) {
      throw new UsageException(
          "--nfe and --metric " + metric.get() + " are different pictures; give one of them");
    }
    if (nfe) {
      return CurveValue.BACKWARD_NFE;
    }
    String name = metric.orElse("loss");
    return switch (name) {
      case "loss" -> CurveValue.LOSS;
      case "accuracy" -> CurveValue.ACCURACY;
      default -> throw new UsageException("--metric " + name + ": need loss or accuracy");
    };
  }
}
