package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fnde.experiments.Choice;
import picocli.CommandLine.Option;

/** Options of data and model, each of which only some experiments take. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of the recordings (default: the experiment's own).")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--split",
      paramLabel = "KIND",
      description = "What is tested on: random, or speaker or speaker:NAME, who is held out.")
  private Optional<String> split = Optional.empty();

  @Option(
      names = "--on-bad-audio",
      paramLabel = "skip|fail",
      description = "What to do with recordings that cannot be used (default: skip).")
  private Optional<String> onBadAudio = Optional.empty();

  @Option(
      names = "--hidden",
      paramLabel = "H/W/L",
      description = "State, layer width and layers of a Neural CDE, as 90/40/4.")
  private Optional<String> hidden = Optional.empty();

  @Option(
      names = "--knots",
      paramLabel = "jump|gap",
      description =
          "Steps end at a control's knots (jump), or 1e-5 before, going on 1e-5 after"
              + " (gap, as published).")
  private Optional<String> knots = Optional.empty();

  @Inject
  DataOptions() {}

  /** What is given, as it stands on the command line. */
  Map<Choice, String> choices() {
    Map<Choice, String> choices = new EnumMap<>(Choice.class);
    data.ifPresent(value -> choices.put(Choice.DATA, value));
    split.ifPresent(value -> choices.put(Choice.SPLIT, value));
    onBadAudio.ifPresent(value -> choices.put(Choice.ON_BAD_AUDIO, value));
    hidden.ifPresent(value -> choices.put(Choice.HIDDEN, value));
    knots.ifPresent(value -> choices.put(Choice.KNOTS, value));
    return choices;
  }
}
