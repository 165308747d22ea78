package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fnde.backend.Backend;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.acrobot.AcrobotSimulator;
import org.fnde.experiments.acrobot.swingup.EnergyShaping;
import org.fnde.experiments.acrobot.swingup.Motion;
import org.fnde.experiments.acrobot.swingup.SwingUp;
import org.fnde.experiments.acrobot.swingup.SwingUpPictures;
import org.fnde.experiments.acrobot.swingup.TrainedModel;
import org.fnde.experiments.plot.Drawing;
import org.fnde.experiments.plot.Pictures;
import org.fnde.models.SymOden;
import org.fnde.spi.Providers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fnde swing-up --model FILE}. */
@Command(
    name = "swing-up",
    description = "Swing the acrobot up by a controller made from a trained model.")
final class SwingUpCommand implements Callable<Integer> {
  private static final int FRAMES = 10;
  private static final int FRAME_STEPS = 20;

  @Option(names = "--model", paramLabel = "FILE", description = "Weights, as safetensors.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/acrobot-visual",
      description = "Directory of the pictures (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("results", "acrobot-visual");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the pictures' names begin with (default: after the model's file).")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "400",
      description = "Control steps of 0.05 s (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(names = "--bounded", description = "Bound the torques to 15 N m.")
  private boolean bounded;

  @Option(
      names = "--frames",
      split = ",",
      paramLabel = "N",
      description = "Steps shown side by side (default: 0,20,...,180).")
  private List<Integer> frames = List.of();

  @Option(
      names = "--backend",
      paramLabel = "ID",
      defaultValue = "simd",
      description = "Backend of the controller (default: ${DEFAULT-VALUE}).")
  private String backend = "";

  private final Providers providers;
  private final Console console;
  private final Cancellation cancellation;

  @Inject
  SwingUpCommand(Providers providers, Console console, Cancellation cancellation) {
    this.providers = providers;
    this.console = console;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() {
    Counts.positive("--steps", steps);
    List<Integer> shown = shownFrames();
    Path weights =
        file.orElseThrow(() -> new UsageException("swing-up needs a model: --model FILE"));
    String pictureName = pictureName(weights);
    try (Backend opened = open()) {
      TrainedModel model = TrainedModel.read(weights);
      Drawing.require();
      Pictures.requireDirectory(out);
      SwingUpPictures pictures = new SwingUpPictures(out, pictureName, label(model));
      return cancellation.during(() -> {
        Motion motion = motion(model, opened);
        pictures.write(motion, shown).forEach(console.out()::println);
        console.out().println(String.join(", ", pictures.label()) + ": " + outcome(motion));
        return 0;
      });
    }
  }

  private Backend open() {
    try {
      return providers.backend(backend);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--backend: " + e.getMessage(), e);
    }
  }

  private List<Integer> shownFrames() {
    for (int frame : frames) {
      if (frame < 0 || frame > steps) {
        throw new UsageException("--frames " + frame + ": need numbers from 0 to " + steps);
      }
    }
    IntStream usual = IntStream.range(0, FRAMES).map(i -> i * FRAME_STEPS);
    return frames.isEmpty() ? usual.filter(i -> i < steps).boxed().toList() : List.copyOf(frames);
  }

  private String pictureName(Path weights) {
    String chosen = name.orElseGet(() -> usualName(weights));
    if (chosen.isBlank() || !Path.of(chosen).equals(Path.of(chosen).getFileName())) {
      throw new UsageException(
          "--name '" + chosen + "': need a name without directories; --out chooses the directory");
    }
    return chosen;
  }

  /** A run's number alone, as in {@code NAME/0.model.safetensors}, does not tell it from others. */
  private static String usualName(Path weights) {
    Path whole = weights.toAbsolutePath().normalize();
    String file = String.valueOf(whole.getFileName());
    String stem = file.replaceFirst("(\\.model)?\\.safetensors$", "");
    Optional<Path> folder = Optional.ofNullable(whole.getParent()).map(Path::getFileName);
    return stem.matches("\\d+") ? folder.map(f -> f + "-").orElse("") + stem : stem;
  }

  private Motion motion(TrainedModel model, Backend opened) {
    double bound = bounded ? SwingUp.ACTION_BOUND : Double.POSITIVE_INFINITY;
    try (EnergyShaping controller =
            EnergyShaping.of(SymOden.published(), model.parameters(), opened);
        AcrobotSimulator simulator = new AcrobotSimulator(providers)) {
      return new SwingUp(controller, simulator, steps, bound, cancellation).run();
    }
  }

  private List<String> label(TrainedModel model) {
    Stream<String> bound = bounded ? Stream.of("torques up to 15 N m") : Stream.empty();
    return Stream.concat(model.label().stream(), bound).toList();
  }

  private String outcome(Motion motion) {
    OptionalInt fast = motion.tooFast();
    String tooFast =
        fast.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "; from %.2f s on joints turn faster than the environment allows (4 pi and 9 pi"
                    + " rad/s): the controller has lost it",
                Motion.time(fast.getAsInt()));
    return height(motion) + tooFast;
  }

  private String height(Motion motion) {
    OptionalInt goal = motion.goal();
    if (goal.isEmpty()) {
      double end = Motion.time(steps);
      return String.format(Locale.ROOT, "did not reach the goal height in %.2f s", end);
    }
    OptionalInt stays = motion.staysFrom();
    String end =
        stays.isEmpty()
            ? "is below it at the end"
            : String.format(
                Locale.ROOT, "is above it from %.2f s to the end", Motion.time(stays.getAsInt()));
    return String.format(
        Locale.ROOT,
        "reached the goal height after %.2f s (step %d of %d) and %s",
        Motion.time(goal.getAsInt()),
        goal.getAsInt(),
        steps,
        end);
  }
}
